package org.tacescore.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.worker.web.JobState;

/** Results that are kept, shown, and not sent. */
class ShadowModeTest {
  @TempDir Path data;

  @Test
  void scoresAndKeepsAndSendsNothing() {
    try (QueueBench bench =
        new QueueBench(
            data, Database.embedded(data.resolve("db")), List.of(Arrivals.RECIPE), true)) {
      bench.arriveAll(Arrivals.study(2, bench.clock.instant()));
      bench.pass(QueueBench.QUIET);

      assertThat(bench.onlyJob().state()).isEqualTo(JobState.DONE);
      assertThat(bench.onlyJob().run().shadow()).isTrue();
      assertThat(bench.onlyJob().srSopInstanceUid()).isPresent();
      assertThat(bench.onlyJob().deliveries()).isEmpty();
      assertThat(bench.sent).isEmpty();
    }
  }
}
