package org.tacescore.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.worker.receive.InstanceRecord;
import org.tacescore.worker.receive.Registration;
import org.tacescore.worker.web.JobState;

/** Which studies are given up, and what becomes of them when they come again. */
class RetentionTest {
  private static final Duration KEPT = Duration.ofDays(90);

  @TempDir Path data;
  private QueueBench bench;
  private List<InstanceRecord> study;

  @BeforeEach
  void open() {
    bench = new QueueBench(data, Database.embedded(data.resolve("db")));
    study = Arrivals.study(2, bench.clock.instant());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private int giveUp() {
    return bench.retention().giveUp(bench.clock.instant().minus(KEPT), bench.clock.instant());
  }

  private void score() {
    bench.arriveAll(study);
    bench.pass(QueueBench.QUIET);
    assertThat(bench.onlyJob().state()).isEqualTo(JobState.DONE);
  }

  @Test
  void aStudyThatWasReportedIsGivenUpWhenItsTimeIsOverAndItsResultStays() {
    score();
    assertThat(giveUp()).isZero();
    bench.clock.step(KEPT.plusHours(1));

    assertThat(giveUp()).isEqualTo(5);

    assertThat(bench.retention().neededFiles()).hasSize(1).doesNotContain(study.get(0).sha256());
    assertThat(giveUp()).isZero();
    bench.clinicalChanged();
    bench.pass(Duration.ofDays(2));
    assertThat(bench.onlyJob().state()).isEqualTo(JobState.DONE);
    assertThat(bench.scored).hasSize(1);
  }

  @Test
  void aStudyThatWaitsIsKept() {
    bench.arriveAll(study.subList(0, 4));
    bench.pass(QueueBench.QUIET);
    assertThat(bench.onlyJob().state()).isEqualTo(JobState.WAITING_SEG);
    bench.clock.step(KEPT.plusHours(1));

    assertThat(giveUp()).isZero();
  }

  @Test
  void aStudyWhoseReportIsNotDeliveredIsKept() {
    bench.courier = new QueueBench.Refuser();
    score();
    bench.clock.step(KEPT.plusHours(1));

    assertThat(giveUp()).isZero();
  }

  @Test
  void theSameStudySentAgainIsTakenBackAndNotReportedAgain() {
    score();
    bench.clock.step(KEPT.plusHours(1));
    giveUp();

    for (InstanceRecord instance : study) {
      assertThat(bench.arrive(instance)).isEqualTo(Registration.SAME);
    }
    bench.pass(QueueBench.QUIET);

    assertThat(bench.retention().neededFiles()).contains(study.get(0).sha256()).hasSize(6);
    assertThat(bench.scored).hasSize(1);
    assertThat(bench.onlyJob().state()).isEqualTo(JobState.DONE);
  }

  @Test
  void anotherEncodingOfWhatWasGivenUpIsNoConflict() {
    score();
    bench.clock.step(KEPT.plusHours(1));
    giveUp();

    InstanceRecord other = Arrivals.instance(1, 1, "CT", "f".repeat(64), bench.clock.instant());
    assertThat(bench.arrive(other)).isEqualTo(Registration.SAME);
    assertThat(bench.retention().neededFiles()).contains("f".repeat(64));
  }
}
