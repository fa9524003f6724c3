package org.tacescore.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.refusal.Refusal;
import org.tacescore.worker.web.JobState;
import org.tacescore.worker.web.JobView;

class WorkQueueTest {
  @TempDir Path data;
  private QueueBench bench;

  /** The embedded database; peers override it. */
  Database database(Path folder) {
    return Database.embedded(folder.resolve("db"));
  }

  @BeforeEach
  void open() {
    bench = new QueueBench(data, database(data));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void studyArrives() {
    bench.arriveAll(Arrivals.study(2, bench.clock.instant()));
  }

  @Test
  void scoresAndDeliversAStudyOnceItIsQuiet() {
    studyArrives();
    bench.pass(QueueBench.QUIET.minusSeconds(1));
    assertThat(bench.scored).isEmpty();

    bench.pass(Duration.ofSeconds(1));

    JobView job = bench.onlyJob();
    assertThat(job.state()).isEqualTo(JobState.DONE);
    assertThat(job.patientId()).isEqualTo("P1");
    assertThat(job.srSopInstanceUid()).contains(QueueBench.srUid(bench.scored.get(0)));
    assertThat(job.deliveries()).extracting("state").containsExactly("ACKNOWLEDGED");
    assertThat(bench.scored).hasSize(1);
    assertThat(bench.sent).hasSize(1);
  }

  @Test
  void marksADeliveryAsVerifiedWhenItReadsBackTheSame() {
    bench.courier = new Verifying();
    studyArrives();

    bench.pass(QueueBench.QUIET);

    assertThat(bench.onlyJob().deliveries()).extracting("state").containsExactly("VERIFIED");
  }

  private static final class Verifying implements Courier {
    @Override
    public String send(OutboxItem item) {
      return "";
    }

    @Override
    public ReadBack readBack(OutboxItem item) {
      return ReadBack.SAME;
    }
  }

  @Test
  void doesNothingAgainForTheSameContent() {
    studyArrives();
    bench.pass(QueueBench.QUIET);

    studyArrives();
    bench.pass(QueueBench.QUIET);

    assertThat(bench.scored).hasSize(1);
    assertThat(bench.sent).hasSize(1);
  }

  @Test
  void namesThePredecessorWhenAMeasuredSeriesGrows() {
    studyArrives();
    bench.pass(QueueBench.QUIET);

    bench.arrive(Arrivals.instance(1, 9, "CT", bench.clock.instant()));
    bench.pass(QueueBench.QUIET);

    assertThat(bench.scored).hasSize(2);
    assertThat(bench.scored.get(0).predecessorSrUid()).isEmpty();
    assertThat(bench.scored.get(1).predecessorSrUid())
        .contains(QueueBench.srUid(bench.scored.get(0)));
    assertThat(bench.board().jobs())
        .extracting(JobView::state)
        .containsExactly(JobState.DONE, JobState.SUPERSEDED);
    assertThat(bench.board().jobs().get(1).superseded()).contains("1 instances more are used");
  }

  @Test
  void ourOwnObjectsComeBackWithoutStartingAnything() {
    studyArrives();
    bench.pass(QueueBench.QUIET);
    String sr = QueueBench.srUid(bench.scored.get(0));
    var image = Arrivals.instance(1, 1, "SR", bench.clock.instant());

    bench.arrive(
        new org.tacescore.worker.receive.InstanceRecord(
            sr,
            "1.2.840.10008.5.1.4.1.1.88.33",
            image.studyInstanceUid(),
            "1.2.9",
            "SR",
            image.patient(),
            image.transferSyntaxUid(),
            "f".repeat(64),
            1,
            bench.clock.instant(),
            image.origin(),
            false));
    bench.pass(QueueBench.QUIET);

    assertThat(bench.scored).hasSize(1);
  }

  @Test
  void triesAJobAgainAfterAFaultOfTheSurroundings() {
    bench.scorer =
        job -> {
          if (bench.scored.size() < 3) {
            throw new TransientFault("disk full");
          }
          return QueueBench.report(job);
        };
    studyArrives();
    bench.pass(QueueBench.QUIET);
    assertThat(bench.onlyJob().state()).isEqualTo(JobState.QUEUED);
    assertThat(bench.onlyJob().error().orElseThrow()).contains("disk full");

    bench.pass(Duration.ofSeconds(1));
    bench.pass(Duration.ofSeconds(2));

    assertThat(bench.onlyJob().state()).isEqualTo(JobState.DONE);
    assertThat(bench.scored).hasSize(3);
  }

  @Test
  void givesUpAtTheLimitAndKeepsTheCause() {
    bench.scorer =
        job -> {
          throw new TransientFault("disk full");
        };
    studyArrives();
    bench.pass(QueueBench.QUIET);
    for (int i = 0; i < 10; i++) {
      bench.pass(Duration.ofSeconds(8));
    }

    assertThat(bench.onlyJob().state()).isEqualTo(JobState.FAILED);
    assertThat(bench.onlyJob().error().orElseThrow()).contains("disk full");
    assertThat(bench.scored).hasSize(QueueBench.POLICY.limit());
  }

  @Test
  void aBugFailsTheJobAtOnceWithItsCauseButNotTheTextOfALibrary() {
    bench.scorer =
        job -> {
          throw new IllegalStateException("value of DOE^JOHN");
        };
    studyArrives();
    bench.pass(QueueBench.QUIET);
    bench.pass(Duration.ofHours(1));

    assertThat(bench.onlyJob().state()).isEqualTo(JobState.FAILED);
    assertThat(bench.onlyJob().error().orElseThrow())
        .contains("IllegalStateException")
        .doesNotContain("DOE");
    assertThat(bench.scored).hasSize(1);
  }

  @Test
  void aRefusedStudyIsDoneAsRefused() {
    bench.scorer =
        job ->
            new ScoredStudy(
                List.of(),
                "{}",
                List.of(new RecipeOutcome("hrd", Optional.of(Refusal.EMPTY_SEGMENT))));
    studyArrives();
    bench.pass(QueueBench.QUIET);

    assertThat(bench.onlyJob().state()).isEqualTo(JobState.REFUSED);
    assertThat(bench.sent).isEmpty();
  }

  @Test
  void sendsAgainUntilThePacsAnswers() {
    bench.courier = new Flaky(bench);
    studyArrives();
    bench.pass(QueueBench.QUIET);
    assertThat(bench.onlyJob().deliveries()).extracting("state").containsExactly("SENT");

    bench.pass(Duration.ofSeconds(1));
    bench.pass(Duration.ofSeconds(2));

    assertThat(bench.onlyJob().deliveries()).extracting("state").containsExactly("ACKNOWLEDGED");
    assertThat(bench.sent).hasSize(3);
    assertThat(bench.scored).hasSize(1);
  }

  /** Away for the first two tries. */
  private record Flaky(QueueBench bench) implements Courier {
    @Override
    public String send(OutboxItem item) {
      if (bench.sent.size() < 3) {
        throw new TransientFault("connection refused");
      }
      return "";
    }

    @Override
    public ReadBack readBack(OutboxItem item) {
      return ReadBack.NOT_OFFERED;
    }
  }

  @Test
  void aRefusedDeliveryIsFailedAtOnce() {
    bench.courier = new Refusing();
    studyArrives();
    bench.pass(QueueBench.QUIET);
    bench.pass(Duration.ofHours(1));

    assertThat(bench.onlyJob().deliveries()).extracting("state").containsExactly("FAILED");
    assertThat(bench.onlyJob().deliveries().get(0).detail()).contains("status A900");
    assertThat(bench.sent).hasSize(1);
  }

  private static final class Refusing implements Courier {
    @Override
    public String send(OutboxItem item) {
      throw new DeliveryRefusedException("status A900");
    }

    @Override
    public ReadBack readBack(OutboxItem item) {
      return ReadBack.NOT_OFFERED;
    }
  }

  @Test
  void aJobThatHasNotBegunGivesWayToTheNextContent() {
    bench.scorer =
        job -> {
          if (bench.scored.size() == 1) {
            throw new TransientFault("disk full");
          }
          return QueueBench.report(job);
        };
    studyArrives();
    bench.pass(QueueBench.QUIET);
    bench.arrive(Arrivals.instance(1, 9, "CT", bench.clock.instant().minusSeconds(90)));

    bench.pass(Duration.ZERO);
    bench.pass(Duration.ofSeconds(10));

    assertThat(bench.board().jobs())
        .extracting(JobView::state)
        .containsExactlyInAnyOrder(JobState.SUPERSEDED, JobState.DONE);
    assertThat(bench.sent).hasSize(1);
  }

  @Test
  void showsWhatAStudyWaitsFor() {
    bench.arrive(Arrivals.instance(1, 1, "CT", bench.clock.instant()));
    bench.pass(QueueBench.QUIET);

    JobView waiting = bench.onlyJob();

    assertThat(waiting.state()).isEqualTo(JobState.WAITING_IMAGES);
    assertThat(waiting.id()).isEqualTo(Arrivals.STUDY);
    assertThat(waiting.recipes().get(0).refusal().orElseThrow().reason())
        .isEqualTo(Refusal.MISSING_PHASE);
    assertThat(bench.board().job(Arrivals.STUDY)).contains(waiting);
  }

  @Test
  void listsAnOrphanUntilItsSeriesComes() {
    bench.arrive(Arrivals.instance(3, 1, "SEG", bench.clock.instant()));
    bench.pass(QueueBench.QUIET);
    assertThat(bench.board().orphans()).hasSize(1);
    assertThat(bench.onlyJob().state()).isEqualTo(JobState.WAITING_IMAGES);

    studyArrives();
    bench.pass(QueueBench.QUIET);

    assertThat(bench.board().orphans()).isEmpty();
    assertThat(bench.onlyJob().state()).isEqualTo(JobState.DONE);
  }

  @Test
  void aConflictHoldsTheStudyVisibly() {
    studyArrives();
    bench.arrive(Arrivals.instance(1, 1, "CT", "a".repeat(64), bench.clock.instant()));

    bench.pass(QueueBench.QUIET);

    assertThat(bench.scored).isEmpty();
    assertThat(bench.onlyJob().state()).isEqualTo(JobState.REFUSED);
    assertThat(bench.onlyJob().error().orElseThrow()).startsWith("INSTANCE_CONFLICT");
  }

  @Test
  void runsAJobPastTheDeadlineSoThatItIsRefusedByName() {
    bench.arrive(Arrivals.instance(1, 1, "CT", bench.clock.instant()));
    bench.pass(QueueBench.QUIET);
    bench.pass(Duration.ofHours(24));

    assertThat(bench.scored).hasSize(1);
  }

  @Test
  void passesItsMilestonesInOrder() {
    studyArrives();
    bench.pass(QueueBench.QUIET);

    assertThat(bench.milestones).containsExactly(Milestone.values());
  }
}
