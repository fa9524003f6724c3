package org.tacescore.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.dicom.RejectionNote;
import org.tacescore.dicom.RejectionNote.Title;
import org.tacescore.refusal.Refusal;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.worker.assemble.JobRequest;
import org.tacescore.worker.assemble.RecipeNeeds;
import org.tacescore.worker.receive.InstanceRecord;
import org.tacescore.worker.receive.PatientKey;
import org.tacescore.worker.web.JobState;
import org.tacescore.worker.web.JobView;
import org.tacescore.worker.web.OrphanView;
import org.tacescore.worker.web.PartView;
import org.tacescore.worker.web.ReferredSeries;

/** What comes, changes, disappears or is taken back after a study was scored. */
class ReopenedStudyTest {
  private static final ClinicalValue LOW =
      new ClinicalValue(Analyte.AFP, "9", "ng/mL", Optional.empty(), "csv");
  private static final ClinicalValue HIGH =
      new ClinicalValue(Analyte.AFP, "900", "ng/mL", Optional.empty(), "csv");
  private static final RecipeNeeds CLINICAL_RECIPE =
      new RecipeNeeds(
          "hrd", "1", "e1", "CT", Arrivals.RECIPE.phases(), Set.of(Analyte.AFP), Set.of());

  @TempDir Path data;
  private QueueBench bench;

  /** The embedded database; peers override it. */
  Database database(Path folder) {
    return Database.embedded(folder.resolve("db"));
  }

  @BeforeEach
  void open() {
    bench = new QueueBench(data, database(data), List.of(CLINICAL_RECIPE));
    bench.clinical.add(LOW);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void scored() {
    bench.arriveAll(Arrivals.study(2, bench.clock.instant()));
    quiet();
    assertThat(bench.onlyJob().state()).isEqualTo(JobState.DONE);
  }

  private void quiet() {
    bench.pass(QueueBench.QUIET);
  }

  private JobRequest job(int number) {
    return bench.scored.get(number);
  }

  private List<JobState> states() {
    return bench.board().jobs().stream().map(JobView::state).toList();
  }

  private JobView superseded() {
    return bench.board().jobs().stream()
        .filter(job -> job.state() == JobState.SUPERSEDED)
        .findFirst()
        .orElseThrow();
  }

  private InstanceRecord instance(int series, int number, String modality) {
    return Arrivals.instance(series, number, modality, bench.clock.instant());
  }

  private void reject(Title title, InstanceRecord... rejected) {
    bench.reject("1.9.1." + title.ordinal(), title, List.of(rejected));
  }

  @Test
  void aClinicalValueThatChangesAfterTheReportMakesAnother() {
    scored();
    bench.clinical.set(0, HIGH);
    bench.clinicalChanged();
    quiet();

    assertThat(states()).containsExactly(JobState.DONE, JobState.SUPERSEDED);
    assertThat(job(1).clinical()).containsExactly(HIGH);
    assertThat(job(1).predecessorSrUid()).contains(QueueBench.srUid(job(0)));
    assertThat(job(0).predecessorResult()).isEmpty();
    assertThat(job(1).predecessorResult()).contains(QueueBench.report(job(0)).resultJson());
    assertThat(superseded().superseded()).contains("the clinical values changed");
  }

  @Test
  void clinicalFilesThatSayTheSameChangeNothing() {
    scored();
    bench.clinicalChanged();
    bench.clinical.add(new ClinicalValue(Analyte.INR, "1", "", Optional.empty(), "csv"));
    bench.clinicalChanged();
    quiet();

    assertThat(bench.scored).hasSize(1);
    assertThat(states()).containsExactly(JobState.DONE);
  }

  @Test
  void aValueThatDisappearsTakesItsScoreAlong() {
    scored();
    bench.clinical.clear();
    bench.clinicalChanged();
    quiet();

    assertThat(states()).containsExactlyInAnyOrder(JobState.SUPERSEDED, JobState.AWAITING_CLINICAL);

    bench.pass(Duration.ofHours(24));

    assertThat(bench.scored).hasSize(2);
    assertThat(job(1).clinical()).isEmpty();
  }

  @Test
  void aValueThatComesBackIsReportedAfterTheOneInBetween() {
    scored();
    bench.clinical.set(0, HIGH);
    bench.clinicalChanged();
    quiet();
    bench.clinical.set(0, LOW);
    bench.clinicalChanged();
    quiet();

    assertThat(states()).containsExactly(JobState.DONE, JobState.SUPERSEDED, JobState.SUPERSEDED);
    assertThat(bench.contentKey(job(2))).isEqualTo(bench.contentKey(job(0)));
    assertThat(QueueBench.srUid(job(2))).isNotEqualTo(QueueBench.srUid(job(0)));
    assertThat(job(2).predecessorSrUid()).contains(QueueBench.srUid(job(1)));
    assertThat(bench.sent).hasSize(3);
  }

  @Test
  void aValueThatComesBackBeforeAnotherReportReinstatesTheFirst() {
    scored();
    bench.clinical.clear();
    bench.clinicalChanged();
    quiet();
    bench.clinical.add(LOW);
    bench.clinicalChanged();
    quiet();

    assertThat(bench.onlyJob().state()).isEqualTo(JobState.DONE);
    assertThat(bench.scored).hasSize(1);
  }

  @Test
  void whatIsOvertakenWhileItRunsIsNotSent() {
    bench.scorer =
        job -> {
          if (bench.scored.size() == 1) {
            bench.arrive(instance(1, 9, "CT"));
            bench.clock.step(QueueBench.QUIET);
            bench.evaluate();
          }
          return QueueBench.report(job);
        };
    bench.arriveAll(Arrivals.study(2, bench.clock.instant()));
    quiet();
    quiet();

    assertThat(states()).containsExactlyInAnyOrder(JobState.DONE, JobState.SUPERSEDED);
    assertThat(bench.sent).hasSize(1);
    assertThat(job(1).predecessorSrUid()).isEmpty();
  }

  /** Bytes that contradict come while the job runs: whose or which study it is, is a question. */
  @Test
  void whatRunsWhileItsStudyIsHeldIsNotSent() {
    bench.scorer =
        job -> {
          if (bench.scored.size() == 1) {
            bench.arrive(Arrivals.instance(1, 2, "CT", "a".repeat(64), bench.clock.instant()));
            bench.clock.step(QueueBench.QUIET);
            bench.evaluate();
          }
          return QueueBench.report(job);
        };
    bench.arriveAll(Arrivals.study(2, bench.clock.instant()));
    quiet();

    assertThat(bench.sent).isEmpty();
    assertThat(superseded().superseded()).contains("the study is held: INSTANCE_CONFLICT");

    reject(Title.QUALITY, instance(1, 2, "CT"));
    quiet();
    assertThat(bench.sent).hasSize(1);
  }

  @Test
  void whatWaitsWhileItsStudyIsHeldIsNotRun() {
    bench.arriveAll(Arrivals.study(2, bench.clock.instant()));
    bench.clock.step(QueueBench.QUIET);
    bench.evaluate();
    bench.arrive(Arrivals.ofPatient(instance(2, 9, "CT"), new PatientKey("site", "P2")));
    quiet();

    assertThat(bench.scored).isEmpty();
    assertThat(bench.sent).isEmpty();

    reject(
        Title.WORKLIST_ENTRY,
        Arrivals.ofPatient(instance(2, 9, "CT"), new PatientKey("site", "P2")));
    quiet();
    assertThat(bench.sent).hasSize(1);
  }

  @Test
  void aRejectedSegmentationIsNoLongerUsed() {
    scored();
    InstanceRecord better = instance(3, 2, "SEG");
    bench.arrive(better);
    quiet();
    reject(Title.QUALITY, instance(3, 1, "SEG"));
    quiet();

    assertThat(bench.scored).hasSize(3);
    assertThat(job(2).instances()).extracting("sopInstanceUid").contains(better.sopInstanceUid());
    assertThat(job(2).instances()).hasSize(5);
    assertThat(states()).containsExactly(JobState.DONE, JobState.SUPERSEDED, JobState.SUPERSEDED);
    assertThat(bench.board().jobs().get(1).superseded().orElseThrow())
        .startsWith("1 of the instances it went by are rejected: Rejected for Quality Reasons");
  }

  @Test
  void aRejectedSeriesLeavesTheStudyWaitingForAnother() {
    scored();
    reject(Title.PATIENT_SAFETY, instance(2, 1, "CT"), instance(2, 2, "CT"));
    quiet();

    assertThat(states()).containsExactlyInAnyOrder(JobState.SUPERSEDED, JobState.WAITING_IMAGES);
    JobView waiting = bench.board().job(Arrivals.STUDY).orElseThrow();
    PartView portal = waiting.recipes().get(0).parts().get(1);
    assertThat(portal.state()).isEqualTo("MISSING");
    assertThat(portal.refusal().orElseThrow().detail())
        .contains("2 instances of series 1.2.2 rejected: Rejected for Patient Safety Reasons");

    bench.pass(Duration.ofHours(24));
    assertThat(bench.scored).hasSize(2);
    assertThat(job(1).instances()).extracting("seriesInstanceUid").doesNotContain("1.2.2");
  }

  @Test
  void aStudyWhoseImagesAreAllRejectedIsRefusedByName() {
    scored();
    reject(
        Title.WORKLIST_ENTRY,
        Arrivals.study(2, bench.clock.instant()).toArray(InstanceRecord[]::new));
    quiet();

    assertThat(states()).containsExactlyInAnyOrder(JobState.SUPERSEDED, JobState.REFUSED);
    assertThat(bench.board().job(Arrivals.STUDY).orElseThrow().error().orElseThrow())
        .startsWith("REJECTED_INSTANCE")
        .contains("Incorrect Modality Worklist Entry");

    bench.pass(Duration.ofHours(48));
    assertThat(bench.scored).hasSize(1);
  }

  @Test
  void aNoteBeforeItsInstancesWorksToo() {
    reject(Title.QUALITY, instance(1, 2, "CT"));
    bench.arriveAll(Arrivals.study(2, bench.clock.instant()));
    quiet();

    assertThat(bench.onlyJob().state()).isEqualTo(JobState.DONE);
    assertThat(job(0).instances()).hasSize(4);
    assertThat(bench.board().jobs()).hasSize(1);
  }

  @Test
  void whatWasRejectedStaysSoWhenItIsSentAgain() {
    reject(Title.QUALITY, instance(1, 2, "CT"));
    bench.arriveAll(Arrivals.study(2, bench.clock.instant()));
    quiet();
    bench.arrive(instance(1, 2, "CT"));
    quiet();

    assertThat(bench.scored).hasSize(1);
  }

  @Test
  void whatExpiredIsUsedWhenItIsSentAgain() {
    scored();
    reject(Title.RETENTION_EXPIRED, instance(3, 1, "SEG"));
    quiet();
    assertThat(states()).containsExactlyInAnyOrder(JobState.SUPERSEDED, JobState.WAITING_SEG);

    bench.arrive(instance(3, 1, "SEG"));
    quiet();

    assertThat(bench.onlyJob().state()).isEqualTo(JobState.DONE);
    assertThat(bench.scored).hasSize(1);
  }

  @Test
  void aSelectionOfKeyObjectsAloneStartsNothing() {
    bench.arrive(Arrivals.note("1.9.1.7", bench.clock.instant()));
    quiet();

    assertThat(bench.board().jobs()).isEmpty();
    assertThat(bench.known("1.9")).isFalse();
  }

  @Test
  void rejectingOneOfTwoThatDisagreeReleasesTheStudy() {
    bench.arriveAll(Arrivals.study(2, bench.clock.instant()));
    InstanceRecord image = instance(2, 2, "CT");
    InstanceRecord stranger =
        Arrivals.ofPatient(instance(2, 9, "CT"), new PatientKey("site", "P2"));
    bench.arrive(stranger);
    quiet();

    assertThat(states()).containsExactly(JobState.REFUSED);
    String held = bench.onlyJob().error().orElseThrow();
    assertThat(held)
        .startsWith("IDENTITY_CONFLICT")
        .contains(stranger.sopInstanceUid(), image.sopInstanceUid(), "2 patients")
        .doesNotContain("P1", "P2");

    reject(Title.WORKLIST_ENTRY, stranger);
    quiet();

    assertThat(bench.onlyJob().state()).isEqualTo(JobState.DONE);
  }

  @Test
  void aStudyThatIsHeldAfterItsReportStandsBeforeThatReport() {
    scored();
    bench.arrive(Arrivals.ofPatient(instance(2, 9, "CT"), new PatientKey("site", "P2")));
    quiet();

    assertThat(bench.board().jobs().get(0).state()).isEqualTo(JobState.REFUSED);
    assertThat(states()).hasSize(2);
  }

  @Test
  void rejectingTheInstanceWithTwoContentsReleasesTheStudy() {
    bench.arriveAll(Arrivals.study(2, bench.clock.instant()));
    bench.arrive(Arrivals.instance(1, 2, "CT", "a".repeat(64), bench.clock.instant()));
    quiet();
    assertThat(bench.onlyJob().error().orElseThrow()).startsWith("INSTANCE_CONFLICT");

    reject(Title.QUALITY, instance(1, 2, "CT"));
    quiet();

    assertThat(bench.onlyJob().state()).isEqualTo(JobState.DONE);
  }

  @ParameterizedTest
  @CsvSource({"site,P9", "site,''", "elsewhere,P1"})
  void aNoteOfAnotherPatientTakesNothingBackAndIsShown(String issuer, String id) {
    scored();
    InstanceRecord slice = instance(2, 1, "CT");
    bench.reject(
        Arrivals.ofPatient(
            Arrivals.note("1.9.1.8", bench.clock.instant()), new PatientKey(issuer, id)),
        Arrivals.rejection(Title.QUALITY, List.of(slice)));
    quiet();

    assertThat(bench.onlyJob().state()).isEqualTo(JobState.DONE);
    OrphanView note = bench.board().orphans().get(0);
    assertThat(note.sopInstanceUid()).isEqualTo("1.9.1.8");
    assertThat(note.refusal().reason()).isEqualTo(Refusal.IDENTITY_CONFLICT);
    assertThat(note.refusal().detail()).contains("takes nothing back").doesNotContain("P9", "P1");
  }

  @Test
  void aNoteWithoutIssuerIsOfThePatientWithItsId() {
    scored();
    bench.reject(
        Arrivals.ofPatient(
            Arrivals.note("1.9.1.8", bench.clock.instant()), new PatientKey("", "P1")),
        Arrivals.rejection(Title.QUALITY, List.of(instance(3, 1, "SEG"))));
    quiet();

    assertThat(states()).containsExactlyInAnyOrder(JobState.SUPERSEDED, JobState.WAITING_SEG);
    assertThat(bench.board().orphans()).isEmpty();
  }

  @Test
  void aNoteThatNamesAnInstanceAloneFindsItInWhicheverStudy() {
    scored();
    bench.reject(
        Arrivals.note("1.9.1.8", bench.clock.instant()),
        new RejectionNote(
            Title.QUALITY,
            List.of(new RejectionNote.Rejected("", "", instance(3, 1, "SEG").sopInstanceUid()))));
    quiet();

    assertThat(states()).containsExactlyInAnyOrder(JobState.SUPERSEDED, JobState.WAITING_SEG);
  }

  @Test
  void oneUidInTwoStudiesHoldsBothUntilItIsRejectedInEach() {
    bench.arriveAll(Arrivals.study(2, bench.clock.instant()));
    InstanceRecord same = sameUidIn("1.3", instance(3, 1, "SEG"));
    bench.arrive(same);
    quiet();

    assertThat(states()).containsExactly(JobState.REFUSED, JobState.REFUSED);
    assertThat(error("1.2")).startsWith("INSTANCE_CONFLICT").contains("1.2 and study 1.3");
    assertThat(error("1.3")).startsWith("INSTANCE_CONFLICT").contains("1.3 and study 1.2");
    assertThat(bench.scored).isEmpty();

    reject(Title.QUALITY, same);
    quiet();
    assertThat(bench.board().job("1.3")).isEmpty();
    assertThat(error("1.2")).startsWith("INSTANCE_CONFLICT");

    bench.reject("1.9.1.99", Title.QUALITY, List.of(instance(3, 1, "SEG")));
    quiet();
    assertThat(bench.onlyJob().state()).isEqualTo(JobState.WAITING_SEG);
  }

  private String error(String study) {
    return bench.board().job(study).orElseThrow().error().orElseThrow();
  }

  private static InstanceRecord sameUidIn(String study, InstanceRecord i) {
    InstanceRecord moved = Arrivals.inStudy(i, study, study + ".3");
    return new InstanceRecord(
        i.sopInstanceUid(),
        moved.sopClassUid(),
        moved.studyInstanceUid(),
        moved.seriesInstanceUid(),
        moved.modality(),
        moved.patient(),
        moved.transferSyntaxUid(),
        moved.sha256(),
        moved.bytes(),
        moved.receivedAt(),
        moved.origin(),
        false);
  }

  @Test
  void anOrphanTellsWhereItsSeriesIs() {
    InstanceRecord elsewhere = Arrivals.inStudy(instance(1, 1, "CT"), "1.3", "1.2.1");
    bench.arrive(elsewhere);
    bench.arrive(instance(3, 1, "SEG"));
    quiet();

    OrphanView orphan = bench.board().orphans().get(0);
    assertThat(orphan.refersTo()).containsExactly(new ReferredSeries("1.2.1", "1.3"));
    assertThat(orphan.refusal().reason()).isEqualTo(Refusal.UNKNOWN_SERIES);
  }

  @Test
  void anOrphanOfAStudyThatHasAJobMakesNoSecondCard() {
    bench.arrive(instance(2, 1, "CT"));
    bench.arrive(instance(3, 1, "SEG"));
    quiet();
    assertThat(bench.onlyJob().state()).isEqualTo(JobState.WAITING_IMAGES);

    bench.pass(Duration.ofHours(24));

    assertThat(bench.onlyJob().state()).isEqualTo(JobState.DONE);
    assertThat(bench.board().orphans()).hasSize(1);

    reject(Title.QUALITY, instance(2, 1, "CT"));
    quiet();
    assertThat(states()).containsExactlyInAnyOrder(JobState.REFUSED, JobState.SUPERSEDED);
  }

  @Test
  void anotherStudyOfThePatientIsLeftAlone() {
    scored();
    for (InstanceRecord image : Arrivals.study(2, bench.clock.instant())) {
      bench.arrive(
          Arrivals.inStudy(image, "1.3", image.seriesInstanceUid().replace("1.2.", "1.3.")));
    }
    quiet();

    assertThat(states()).containsOnly(JobState.DONE).hasSize(2);
  }

  @Test
  void tellsAllThatIsMissingWithItsDeadline() {
    bench.clinical.clear();
    bench.arrive(instance(1, 1, "CT"));
    quiet();

    JobView waiting = bench.onlyJob();

    assertThat(waiting.state()).isEqualTo(JobState.WAITING_IMAGES);
    assertThat(waiting.recipes().get(0).parts())
        .extracting(PartView::name, PartView::state, p -> p.deadline().isPresent())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("ARTERIAL", "PRESENT", false),
            org.assertj.core.groups.Tuple.tuple("PORTAL_VENOUS", "MISSING", true),
            org.assertj.core.groups.Tuple.tuple("TUMOUR", "MISSING", true),
            org.assertj.core.groups.Tuple.tuple("afp", "MISSING", true));
  }
}
