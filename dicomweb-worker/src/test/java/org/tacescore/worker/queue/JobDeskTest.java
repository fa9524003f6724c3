package org.tacescore.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.refusal.Refusal;
import org.tacescore.worker.web.DeadLetterView;
import org.tacescore.worker.web.DeliveryView;
import org.tacescore.worker.web.JobState;
import org.tacescore.worker.web.JobView;
import org.tacescore.worker.web.ProblemException;

/** What people may do to jobs and deliveries. */
class JobDeskTest {
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

  private String queued() {
    studyArrives();
    bench.clock.step(QueueBench.QUIET);
    bench.evaluate();
    return bench.onlyJob().id();
  }

  private String done() {
    studyArrives();
    bench.pass(QueueBench.QUIET);
    return bench.onlyJob().id();
  }

  private void refused(int status, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.status()).isEqualTo(status));
  }

  @Test
  void aQueuedJobThatIsCancelledIsNotRun() {
    bench.desk().cancel(queued());
    bench.pass(Duration.ofHours(1));

    assertThat(bench.onlyJob().state()).isEqualTo(JobState.CANCELLED);
    assertThat(bench.scored).isEmpty();
  }

  @Test
  void aRunningJobThatIsCancelledSendsNothing() {
    bench.scorer =
        job -> {
          bench.desk().cancel(job.jobKey());
          return QueueBench.report(job);
        };
    studyArrives();
    bench.pass(QueueBench.QUIET);

    assertThat(bench.onlyJob().state()).isEqualTo(JobState.CANCELLED);
    assertThat(bench.onlyJob().deliveries()).isEmpty();
    assertThat(bench.sent).isEmpty();
  }

  @Test
  void theSameContentDoesNotBringACancelledJobBack() {
    bench.desk().cancel(queued());
    studyArrives();
    bench.pass(QueueBench.QUIET);

    assertThat(bench.onlyJob().state()).isEqualTo(JobState.CANCELLED);
  }

  @Test
  void aCancelledJobCanBeRunAgain() {
    String job = queued();
    bench.desk().cancel(job);
    bench.desk().rerun(job);
    bench.pass(Duration.ZERO);

    assertThat(bench.onlyJob().state()).isEqualTo(JobState.DONE);
    assertThat(bench.onlyJob().run().worker()).contains("bench");
    assertThat(bench.sent).hasSize(1);
  }

  @Test
  void aJobIsNotRunAgainWhileItsLastRunHasNotEnded() {
    bench.scorer =
        job -> {
          bench.desk().cancel(job.jobKey());
          refused(409, () -> bench.desk().rerun(job.jobKey()));
          return QueueBench.report(job);
        };
    studyArrives();
    bench.pass(QueueBench.QUIET);

    assertThat(bench.onlyJob().state()).isEqualTo(JobState.CANCELLED);
  }

  @Test
  void aJobWhoseStudyHasChangedIsSupersededWhenItIsRunAgain() {
    bench.scorer =
        job -> {
          throw new IllegalStateException("a bug");
        };
    String failed = done();
    bench.scorer = QueueBench::report;
    bench.arrive(Arrivals.instance(1, 9, "CT", bench.clock.instant()));
    bench.pass(QueueBench.QUIET);

    bench.desk().rerun(failed);
    bench.pass(Duration.ZERO);

    assertThat(bench.board().job(failed).orElseThrow().state()).isEqualTo(JobState.SUPERSEDED);
    assertThat(bench.sent).hasSize(1);
  }

  @Test
  void aFailedJobIsADeadLetterUntilItIsRunAgain() {
    bench.scorer =
        job -> {
          throw new IllegalStateException("a bug");
        };
    String job = done();
    assertThat(bench.desk().deadLetters())
        .singleElement()
        .satisfies(letter -> assertThat(letter.id()).isEqualTo(job))
        .satisfies(letter -> assertThat(letter.reason()).contains("IllegalStateException"));
    assertThat(bench.told).extracting(Notice::event).containsExactly(NoticeEvent.DEAD_LETTER);

    bench.scorer = QueueBench::report;
    bench.desk().rerun(job);
    bench.pass(Duration.ZERO);

    assertThat(bench.onlyJob().state()).isEqualTo(JobState.DONE);
    assertThat(bench.desk().deadLetters()).isEmpty();
  }

  @Test
  void aDeliveryThatWasGivenUpIsSentAgain() {
    bench.courier = new Refusing();
    done();
    DeadLetterView letter = bench.desk().deadLetters().get(0);
    assertThat(letter.kind()).isEqualTo("delivery");
    assertThat(letter.destination()).isEqualTo("pacs");
    assertThat(letter.reason()).contains("status A900");
    assertThat(bench.told).extracting(Notice::subject).containsExactly(letter.id());

    bench.courier = new QueueBench.Receiver();
    bench.desk().resend(letter.id());
    bench.pass(Duration.ZERO);

    assertThat(bench.onlyJob().deliveries()).extracting("state").containsExactly("ACKNOWLEDGED");
    assertThat(bench.sent).extracting(OutboxItem::sha256).hasSize(2).containsOnly(sha256());
    refused(409, () -> bench.desk().resend(letter.id()));
  }

  private String sha256() {
    return bench.sent.get(0).sha256();
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
  void aJobThatIsRaisedIsShownSo() {
    String job = queued();
    bench.desk().prioritise(job, 7);

    assertThat(bench.onlyJob().run().priority()).isEqualTo(7);
    bench.pass(Duration.ZERO);
    assertThat(bench.onlyJob().state()).isEqualTo(JobState.DONE);
    refused(409, () -> bench.desk().prioritise(job, 8));
  }

  @Test
  void whatIsNotThereIsNotFound() {
    refused(404, () -> bench.desk().cancel("no"));
    refused(404, () -> bench.desk().rerun("no"));
    refused(404, () -> bench.desk().retract("no"));
    refused(404, () -> bench.desk().prioritise("no", 1));
    refused(404, () -> bench.desk().resend("no"));
  }

  @Test
  void aRetractedReportIsTakenBackWhereItWasSent() {
    String job = done();
    bench.desk().retract(job);
    bench.pass(Duration.ZERO);

    assertThat(bench.onlyJob().state()).isEqualTo(JobState.RETRACTED);
    assertThat(bench.sent)
        .extracting(OutboxItem::sopClassUid)
        .containsExactly("1.2.840.10008.5.1.4.1.1.88.33", "1.2.840.10008.5.1.4.1.1.88.59");
    assertThat(bench.onlyJob().deliveries())
        .extracting(DeliveryView::object)
        .containsExactly("sr", Retraction.ROLE);
    refused(409, () -> bench.desk().retract(job));
  }

  @Test
  void theSameContentDoesNotBringARetractedReportBack() {
    bench.desk().retract(done());
    studyArrives();
    bench.pass(QueueBench.QUIET);

    assertThat(bench.onlyJob().state()).isEqualTo(JobState.RETRACTED);
    assertThat(bench.scored).hasSize(1);
  }

  @Test
  void aLaterReportDoesNotNameARetractedOneAsItsPredecessor() {
    String job = done();
    bench.desk().retract(job);
    bench.arrive(Arrivals.instance(1, 9, "CT", bench.clock.instant()));
    bench.pass(QueueBench.QUIET);

    assertThat(bench.scored.get(1).predecessorSrUid()).isEmpty();
    assertThat(bench.board().jobs())
        .extracting(JobView::state)
        .containsExactly(JobState.DONE, JobState.RETRACTED);
  }

  @Test
  void aReportThatWasNotSentYetIsWithdrawnAndTheNoteComesAfterWhatWas() {
    bench.courier = new Away();
    String job = done();
    bench.desk().retract(job);
    bench.pass(Duration.ZERO);
    assertThat(bench.sent)
        .extracting(OutboxItem::sopClassUid)
        .containsOnly(bench.sent.get(0).sopClassUid());

    bench.courier = new QueueBench.Receiver();
    bench.pass(Duration.ofSeconds(10));
    bench.pass(Duration.ofSeconds(10));

    assertThat(bench.onlyJob().deliveries())
        .extracting(DeliveryView::state)
        .containsOnly("ACKNOWLEDGED");
    assertThat(bench.sent.get(bench.sent.size() - 1).sopClassUid()).endsWith(".88.59");
  }

  private static final class Away implements Courier {
    @Override
    public String send(OutboxItem item) {
      throw new TransientFault("connection refused");
    }

    @Override
    public ReadBack readBack(OutboxItem item) {
      return ReadBack.NOT_OFFERED;
    }
  }

  @Test
  void everyActIsInTheAudit() {
    String job = queued();
    bench.desk().prioritise(job, 7);
    bench.desk().cancel(job);
    bench.desk().rerun(job);
    bench.pass(Duration.ZERO);
    bench.desk().retract(job);

    assertThat(bench.audited(job))
        .containsExactly(
            "JOB_SUBMITTED",
            "JOB_PRIORITISED",
            "JOB_CANCELLED",
            "JOB_RERUN",
            "JOB_ENDED",
            "JOB_RETRACTED");
  }

  @Test
  void aRefusalAndAnOrphanAreTold() {
    bench.scorer =
        job ->
            new ScoredStudy(
                List.of(),
                "{}",
                List.of(new RecipeOutcome("hrd", Optional.of(Refusal.EMPTY_SEGMENT))));
    bench.arrive(Arrivals.instance(3, 1, "SEG", bench.clock.instant()));
    bench.pass(QueueBench.QUIET);
    studyArrives();
    bench.pass(QueueBench.QUIET);

    assertThat(bench.told)
        .extracting(Notice::event, Notice::studyInstanceUid)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(NoticeEvent.ORPHAN_SEGMENTATION, Arrivals.STUDY),
            org.assertj.core.api.Assertions.tuple(NoticeEvent.REFUSAL, Arrivals.STUDY));
    assertThat(bench.told.get(1).detail()).isEqualTo("hrd: EMPTY_SEGMENT");
  }
}
