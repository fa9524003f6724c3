package org.tacescore.worker.assemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tacescore.segio.ContrastPhase.ARTERIAL;
import static org.tacescore.segio.ContrastPhase.DELAYED;
import static org.tacescore.segio.ContrastPhase.PORTAL_VENOUS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tacescore.refusal.Refusal;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.PhaseEvidence;
import org.tacescore.segio.PhaseFinding;
import org.tacescore.segio.RejectedSeries;
import org.tacescore.segio.SeriesTrouble;
import org.tacescore.worker.clinical.ClinicalValues;

class ReadinessTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final RecipeNeeds HRD =
      new RecipeNeeds(
          "hrd", "1", "e1", "CT", Set.of(ARTERIAL, PORTAL_VENOUS), Set.of(Analyte.HBSAG), Set.of());
  private static final RecipeNeeds IMAGES_ONLY =
      new RecipeNeeds("plain", "1", "e2", "CT", Set.of(ARTERIAL), Set.of(), Set.of());
  private static final ClinicalValue HBSAG =
      new ClinicalValue(Analyte.HBSAG, "positive", "", Optional.empty(), "csv");
  private static final ClinicalValue AFP =
      new ClinicalValue(Analyte.AFP, "9", "ng/mL", Optional.empty(), "csv");

  private final List<ImageSeries> images = new ArrayList<>();
  private final List<SegmentationObject> segmentations = new ArrayList<>();
  private final List<ClinicalValue> clinical = new ArrayList<>();
  private final Map<String, Slot> slots = new HashMap<>();
  private final List<RejectedSeries> rejected = new ArrayList<>();
  private Duration clinicalWait = HOUR;

  private Evaluation evaluate(Instant now, RecipeNeeds... recipes) {
    Evaluation evaluation =
        Readiness.of(
            new Rendezvous("1", 7, NOON, List.of(), slots, rejected),
            new StudyInventory("1", images, segmentations, List.of()),
            new ClinicalValues(clinical, List.of()),
            List.of(recipes),
            new AssemblySettings(
                Duration.ZERO, HOUR, HOUR, clinicalWait, new KeySettings("d", "1")),
            now);
    evaluation.slots().forEach(slot -> slots.put(slot.recipeId(), slot));
    return evaluation;
  }

  private void image(String uid, ContrastPhase phase) {
    images.add(TestSeries.fit(uid, "CT", Optional.of(phase), List.of(instance(uid))));
  }

  private void image(String uid, PhaseFinding finding, Optional<SeriesTrouble> trouble) {
    images.add(TestSeries.of(uid, "CT", finding, trouble, List.of(instance(uid))));
  }

  private static PhaseFinding found(ContrastPhase phase) {
    return new PhaseFinding.Found(phase, List.of());
  }

  private void segmentation(String uid, String series) {
    segmentations.add(
        new SegmentationObject(instance(uid), List.of(series), List.of(), true, true, ""));
  }

  private static UsedInstance instance(String series) {
    return new UsedInstance(series + ".1", series, "1.2", "h" + series);
  }

  private static List<String> series(List<UsedInstance> instances) {
    return instances.stream().map(UsedInstance::seriesInstanceUid).toList();
  }

  @Test
  void waitsForImagesThenSegmentationThenClinicalValues() {
    image("1.1", ARTERIAL);
    Slot images = evaluate(NOON, HRD).slots().get(0);
    image("1.2", PORTAL_VENOUS);
    Slot segmentation = evaluate(NOON, HRD).slots().get(0);
    segmentation("1.3", "1.1");
    Slot values = evaluate(NOON, HRD).slots().get(0);
    clinical.add(HBSAG);
    Evaluation ready = evaluate(NOON, HRD);

    assertThat(images.state()).isEqualTo(RecipeState.WAITING_IMAGES);
    assertThat(images.missing()).contains(Refusal.MISSING_PHASE);
    assertThat(images.detail()).isEqualTo("needed: portal venous phase");
    assertThat(segmentation.state()).isEqualTo(RecipeState.WAITING_SEG);
    assertThat(segmentation.missing()).contains(Refusal.MISSING_SEGMENTATION);
    assertThat(values.state()).isEqualTo(RecipeState.AWAITING_CLINICAL);
    assertThat(values.detail()).contains("hbsag");
    assertThat(ready.slots().get(0).state()).isEqualTo(RecipeState.READY);
    assertThat(ready.job()).isPresent();
    assertThat(ready.wakeAt()).isEmpty();
  }

  @Test
  void runsARecipeThatIsPastItsDeadlineSoThatItRefusesByName() {
    image("1.1", ARTERIAL);

    Evaluation before = evaluate(NOON, HRD);
    Evaluation after = evaluate(NOON.plus(HOUR), HRD);

    assertThat(before.job()).isEmpty();
    assertThat(before.wakeAt()).contains(NOON.plus(HOUR));
    assertThat(after.job().orElseThrow().recipeIds()).containsExactly("hrd");
    assertThat(after.slots().get(0).missing()).contains(Refusal.MISSING_PHASE);
  }

  @Test
  void aDeadlinePassedStaysPassedForTheSameLack() {
    image("1.1", ARTERIAL);
    evaluate(NOON, HRD);
    evaluate(NOON.plus(HOUR), HRD);

    Evaluation again = evaluate(NOON.plus(HOUR).plusSeconds(1), HRD);

    assertThat(again.job()).isPresent();
  }

  @Test
  void anotherLackHasADeadlineOfItsOwn() {
    image("1.1", ARTERIAL);
    evaluate(NOON, HRD);
    image("1.2", PORTAL_VENOUS);

    Evaluation later = evaluate(NOON.plus(HOUR), HRD);

    assertThat(later.job()).isEmpty();
    assertThat(later.wakeAt()).contains(NOON.plus(HOUR).plus(HOUR));
  }

  @Test
  void refusesAtOnceWhenClinicalValuesAreNotWaitedFor() {
    clinicalWait = Duration.ZERO;
    image("1.1", ARTERIAL);
    image("1.2", PORTAL_VENOUS);
    segmentation("1.3", "1.1");

    assertThat(evaluate(NOON, HRD).job()).isPresent();
  }

  @Test
  void doesNotHoldBackOneRecipeForAnother() {
    image("1.1", ARTERIAL);
    image("1.2", PORTAL_VENOUS);
    segmentation("1.3", "1.1");

    JobRequest first = evaluate(NOON, HRD, IMAGES_ONLY).job().orElseThrow();
    clinical.add(HBSAG);
    JobRequest second = evaluate(NOON, HRD, IMAGES_ONLY).job().orElseThrow();

    assertThat(first.recipeIds()).containsExactly("plain");
    assertThat(second.recipeIds()).containsExactly("hrd", "plain");
    assertThat(second.jobKey()).isNotEqualTo(first.jobKey());
  }

  @Test
  void measuresTheSeriesOfTheNeededPhasesOnly() {
    image("1.1", ARTERIAL);
    image("1.2", DELAYED);
    image("1.4", new PhaseFinding.Excluded("image type LOCALIZER"), Optional.empty());
    segmentation("1.3", "1.1");

    JobRequest job = evaluate(NOON, IMAGES_ONLY).job().orElseThrow();

    assertThat(series(job.instances())).containsExactly("1.1", "1.3");
    assertThat(series(job.context())).containsExactly("1.2", "1.4");
  }

  @Test
  void aSeriesThatIsNotMeasuredDoesNotChangeTheJob() {
    image("1.1", ARTERIAL);
    segmentation("1.3", "1.1");
    clinical.add(HBSAG);
    JobRequest before = evaluate(NOON, IMAGES_ONLY).job().orElseThrow();
    image("1.2", DELAYED);
    clinical.add(AFP);

    JobRequest after = evaluate(NOON.plusSeconds(9), IMAGES_ONLY).job().orElseThrow();

    assertThat(after.jobKey()).isEqualTo(before.jobKey());
  }

  @Test
  void anInstanceMoreOfAMeasuredSeriesMakesAnotherJob() {
    image("1.1", ARTERIAL);
    segmentation("1.3", "1.1");
    JobRequest before = evaluate(NOON, IMAGES_ONLY).job().orElseThrow();
    images.set(
        0,
        TestSeries.fit(
            "1.1",
            "CT",
            Optional.of(ARTERIAL),
            List.of(instance("1.1"), new UsedInstance("1.1.2", "1.1", "1.2", "h2"))));

    assertThat(evaluate(NOON, IMAGES_ONLY).job().orElseThrow().jobKey())
        .isNotEqualTo(before.jobKey());
  }

  @Test
  void anIncompleteSeriesIsWaitedForByItsName() {
    image("1.1", found(ARTERIAL), TestSeries.gap());

    Slot slot = evaluate(NOON, IMAGES_ONLY).slots().get(0);

    assertThat(slot.state()).isEqualTo(RecipeState.WAITING_IMAGES);
    assertThat(slot.missing()).contains(Refusal.MISSING_SLICE);
  }

  @Test
  void listsASegmentationOfAnUnknownSeriesAsOrphan() {
    image("1.1", ARTERIAL);
    segmentation("1.3", "9.9");

    Evaluation evaluation = evaluate(NOON, IMAGES_ONLY);

    assertThat(evaluation.orphans()).hasSize(1);
    assertThat(evaluation.slots().get(0).state()).isEqualTo(RecipeState.WAITING_SEG);
  }

  @Test
  void aSegmentationWithoutTumourIsNamed() {
    image("1.1", ARTERIAL);
    segmentations.add(
        new SegmentationObject(instance("1.3"), List.of("1.1"), List.of(), false, true, ""));

    assertThat(evaluate(NOON, IMAGES_ONLY).slots().get(0).missing())
        .contains(Refusal.NO_TUMOUR_SEGMENT);
  }

  @Test
  void recipesOfAnotherModalityHaveNoSlot() {
    images.add(TestSeries.fit("1.1", "MR", Optional.of(ARTERIAL), List.of(instance("1.1"))));

    assertThat(evaluate(NOON, HRD, IMAGES_ONLY).slots()).isEmpty();
  }

  private static List<String> states(Slot slot) {
    return slot.parts().stream()
        .map(timed -> timed.part().name() + " " + timed.part().state())
        .toList();
  }

  @Test
  void listsAllThatIsMissingAndNotTheFirstAlone() {
    image("1.1", ARTERIAL);

    Slot slot = evaluate(NOON, HRD).slots().get(0);

    assertThat(states(slot))
        .containsExactly(
            "ARTERIAL PRESENT", "PORTAL_VENOUS MISSING", "TUMOUR MISSING", "hbsag MISSING");
    assertThat(slot.parts().get(0).part().found()).isEqualTo("1.1");
    assertThat(slot.parts())
        .filteredOn(part -> !part.present())
        .allSatisfy(part -> assertThat(part.deadline()).contains(NOON.plus(HOUR)));
  }

  @Test
  void whatIsPastItsDeadlineIsLate() {
    image("1.1", ARTERIAL);
    evaluate(NOON, HRD);

    Slot slot = evaluate(NOON.plus(HOUR), HRD).slots().get(0);

    assertThat(slot.state()).isEqualTo(RecipeState.READY);
    assertThat(states(slot)).contains("PORTAL_VENOUS LATE", "ARTERIAL PRESENT");
  }

  @Test
  void theWaitForARegionBeginsWhenTheImagesAreThere() {
    image("1.1", ARTERIAL);
    evaluate(NOON, HRD);
    image("1.2", PORTAL_VENOUS);
    Instant half = NOON.plus(HOUR.dividedBy(2));

    Slot slot = evaluate(half, HRD).slots().get(0);

    assertThat(slot.deadline()).contains(half.plus(HOUR));
    assertThat(slot.parts().get(2).since()).isEqualTo(half);
    assertThat(slot.parts().get(3).since()).isEqualTo(NOON);
  }

  @Test
  void twoSeriesOfOnePhaseAreAQuestionNotAChoice() {
    image("1.1", ARTERIAL);
    image("1.4", ARTERIAL);

    Slot slot = evaluate(NOON, IMAGES_ONLY).slots().get(0);

    assertThat(slot.state()).isEqualTo(RecipeState.WAITING_IMAGES);
    assertThat(slot.missing()).contains(Refusal.AMBIGUOUS_PHASE);
    assertThat(states(slot)).contains("ARTERIAL AMBIGUOUS");
    assertThat(slot.detail()).contains("1.1", "1.4");
  }

  @Test
  void theSegmentedOneOfTwoSeriesIsMeasuredAlone() {
    image("1.1", ARTERIAL);
    image("1.4", ARTERIAL);
    segmentation("1.3", "1.4");

    JobRequest job = evaluate(NOON, IMAGES_ONLY).job().orElseThrow();

    assertThat(series(job.instances())).containsExactly("1.3", "1.4");
    assertThat(series(job.context())).containsExactly("1.1");
  }

  @Test
  void anIncompleteSeriesDoesNotHoldUpAFitOneOfItsPhase() {
    image("1.1", found(ARTERIAL), TestSeries.gap());
    image("1.4", ARTERIAL);
    segmentation("1.3", "1.4");

    JobRequest job = evaluate(NOON, IMAGES_ONLY).job().orElseThrow();

    assertThat(series(job.instances())).containsExactly("1.3", "1.4");
    assertThat(series(job.context())).containsExactly("1.1");
  }

  @Test
  void whatASeriesLacksIsInTheKeyOfTheJobThatRefusesIt() {
    image("1.1", found(ARTERIAL), TestSeries.tooFew());
    image("1.2", PORTAL_VENOUS);
    segmentation("1.3", "1.2");

    Evaluation before = evaluate(NOON, IMAGES_ONLY);
    JobRequest after = evaluate(NOON.plus(HOUR), IMAGES_ONLY).job().orElseThrow();

    assertThat(before.job()).isEmpty();
    assertThat(before.slots().get(0).detail())
        .isEqualTo("needed: arterial phase (41 of 60 images)");
    assertThat(states(before.slots().get(0))).contains("ARTERIAL INCOMPLETE");
    assertThat(series(after.instances())).contains("1.1");
  }

  @Test
  void anUnclearPhaseIsNamed() {
    image(
        "1.1",
        new PhaseFinding.Ambiguous(
            "two",
            List.of(new PhaseEvidence(PhaseEvidence.Kind.DESCRIPTION, ARTERIAL, "reads arterial"))),
        Optional.empty());

    assertThat(states(evaluate(NOON, IMAGES_ONLY).slots().get(0))).contains("ARTERIAL AMBIGUOUS");
  }

  @Test
  void aSegmentationThatCannotBeReadHoldsUpItsStudy() {
    image("1.1", ARTERIAL);
    segmentation("1.3", "1.1");
    segmentations.add(
        new SegmentationObject(instance("1.5"), List.of("1.1"), List.of(), false, false, ""));

    Slot slot = evaluate(NOON, IMAGES_ONLY).slots().get(0);

    assertThat(slot.state()).isEqualTo(RecipeState.WAITING_SEG);
    assertThat(slot.missing()).contains(Refusal.UNREADABLE_INSTANCE);
  }

  @Test
  void aSegmentationOfSeveralSeriesIsUsedWhenOneIsThere() {
    image("1.1", ARTERIAL);
    segmentations.add(
        new SegmentationObject(instance("1.3"), List.of("9.9", "1.1"), List.of(), true, true, ""));

    Evaluation evaluation = evaluate(NOON, IMAGES_ONLY);

    assertThat(evaluation.orphans()).isEmpty();
    assertThat(evaluation.job()).isPresent();
  }

  @Test
  void segmentationsOfNoSeriesAndBrokenOnesAreOrphans() {
    image("1.1", ARTERIAL);
    segmentations.add(
        new SegmentationObject(instance("1.3"), List.of(), List.of(), true, true, ""));
    segmentations.add(
        new SegmentationObject(instance("1.5"), List.of(), List.of(), false, false, ""));

    assertThat(evaluate(NOON, IMAGES_ONLY).orphans())
        .extracting(SegmentationObject::orphanReason)
        .containsExactly(Refusal.UNKNOWN_SERIES, Refusal.UNREADABLE_INSTANCE);
  }

  @Test
  void saysWhatWasTakenBackWhereAPhaseIsMissing() {
    image("1.1", ARTERIAL);
    rejected.add(new RejectedSeries("1.2", "CT", 60, "Rejected for Quality Reasons", "1.9"));

    assertThat(evaluate(NOON, HRD).slots().get(0).parts().get(1).part().detail())
        .endsWith("; 60 instances of series 1.2 rejected: Rejected for Quality Reasons (note 1.9)");
  }

  @Test
  void theJobPastTheDeadlineIsToldWhatWasTakenBack() {
    image("1.1", ARTERIAL);
    segmentation("1.3", "1.1");
    clinical.add(HBSAG);
    rejected.add(new RejectedSeries("1.2", "CT", 60, "Rejected for Quality Reasons", "1.9"));
    evaluate(NOON, HRD);

    JobRequest job = evaluate(NOON.plus(HOUR), HRD).job().orElseThrow();

    assertThat(job.withheld().orElseThrow().takenBack())
        .isEqualTo(
            "; 60 instances of series 1.2 rejected: Rejected for Quality Reasons (note 1.9)");
  }

  @Test
  void aSegmentationOfNoSeriesOfTheStudyIsNamedWhereOneIsMissing() {
    image("1.1", ARTERIAL);
    segmentation("1.3", "1.7");
    Part region = evaluate(NOON, IMAGES_ONLY).slots().get(0).parts().get(1).part();

    JobRequest job = evaluate(NOON.plus(HOUR), IMAGES_ONLY).job().orElseThrow();

    assertThat(region.reason()).contains(Refusal.UNKNOWN_SERIES);
    assertThat(region.detail())
        .isEqualTo("a segmentation is there but refers to no series of this study: 1.3.1");
    assertThat(job.withheld().orElseThrow().orphans()).containsExactly("1.3.1");
  }

  @Test
  void saysOnWhichSeriesTheTumourIsToBeDrawn() {
    image("1.1", ARTERIAL);

    assertThat(evaluate(NOON, HRD).slots().get(0).parts().get(2).part().detail())
        .endsWith("to be drawn on: ARTERIAL series 1.1, PORTAL_VENOUS (not there yet)");
  }

  @Test
  void aJobThatLacksNothingIsToldNothing() {
    image("1.1", ARTERIAL);
    segmentation("1.3", "1.1");
    segmentation("1.4", "1.7");
    rejected.add(new RejectedSeries("1.2", "CT", 60, "Rejected for Quality Reasons", "1.9"));

    assertThat(evaluate(NOON, IMAGES_ONLY).job().orElseThrow().withheld()).isEmpty();
  }
}
