package org.tacescore.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.worker.receive.CommitmentReport;

/** Deliveries that wait for the destination to commit itself. */
class CommitmentTest {
  @TempDir Path data;
  private QueueBench bench;
  private final List<String> asked = new ArrayList<>();

  @BeforeEach
  void sent() {
    bench = new QueueBench(data, Database.embedded(data.resolve("db")));
    bench.courier = new Committing();
    bench.arriveAll(Arrivals.study(2, bench.clock.instant()));
    bench.pass(QueueBench.QUIET);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private final class Committing implements Courier {
    @Override
    public String send(OutboxItem item) {
      return "";
    }

    @Override
    public ReadBack readBack(OutboxItem item) {
      return ReadBack.NOT_OFFERED;
    }

    @Override
    public boolean offersCommitment(OutboxItem item) {
      return true;
    }

    @Override
    public void requestCommitment(OutboxItem item, String transactionUid) {
      asked.add(transactionUid);
    }
  }

  private String state() {
    return bench.onlyJob().deliveries().get(0).state();
  }

  @Test
  void isAcknowledgedUntilTheReportComesAndThenVerified() {
    assertThat(state()).isEqualTo("ACKNOWLEDGED");
    assertThat(asked).hasSize(1);

    bench.commitments().reported(new CommitmentReport(asked.get(0), List.of("1.2.3"), List.of()));
    bench.pass(Duration.ZERO);

    assertThat(state()).isEqualTo("VERIFIED");
    assertThat(bench.sent).hasSize(1);
    assertThat(asked).hasSize(1);
  }

  @Test
  void isADeadLetterWhereTheDestinationDoesNotKeepIt() {
    bench
        .commitments()
        .reported(new CommitmentReport(asked.get(0), List.of(), List.of("1.2.3 (reason 0112)")));
    bench.pass(Duration.ZERO);

    assertThat(state()).isEqualTo("FAILED");
    assertThat(bench.desk().deadLetters().get(0).reason()).contains("reason 0112");

    bench.desk().resend(bench.desk().deadLetters().get(0).id());
    bench.pass(Duration.ZERO);

    assertThat(bench.sent).hasSize(2);
    assertThat(asked).hasSize(2);
  }

  @Test
  void aReportThatNobodyAskedForChangesNothing() {
    bench.commitments().reported(new CommitmentReport("1.9.9", List.of("1.2.3"), List.of()));
    bench.pass(Duration.ZERO);

    assertThat(state()).isEqualTo("ACKNOWLEDGED");
  }
}
