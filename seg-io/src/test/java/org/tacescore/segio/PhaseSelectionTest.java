package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.refusal.Refusal;
import org.tacescore.volume.Vector3;

class PhaseSelectionTest {
  private final PhaseClassifier classifier = new PhaseClassifier(Map.of());

  private static HeaderDraft art(String uid) {
    return HeaderDraft.ct(uid, "art").at(35).injected();
  }

  private PhaseChoice choose(Set<String> drawnOnUids, HeaderDraft... series) {
    Set<SeriesPart> drawnOn =
        drawnOnUids.stream().map(SeriesPart::whole).collect(Collectors.toSet());
    List<PhasedSeries> study =
        new ArrayList<>(
            classifier.classifyStudy(Arrays.stream(series).map(HeaderDraft::header).toList()));
    PhaseChoice choice = PhaseSelection.choose(study, ContrastPhase.ARTERIAL, drawnOn);
    Collections.reverse(study);
    assertThat(PhaseSelection.choose(study, ContrastPhase.ARTERIAL, drawnOn)).isEqualTo(choice);
    return choice;
  }

  private static void assertChosen(PhaseChoice choice, String uid, String reason) {
    assertThat(choice)
        .isInstanceOfSatisfying(
            PhaseChoice.Chosen.class,
            chosen -> {
              assertThat(chosen.series().header().seriesInstanceUid()).isEqualTo(uid);
              assertThat(chosen.reason()).isEqualTo(reason);
            });
  }

  private static void assertRefused(PhaseChoice choice, Refusal reason, String detail) {
    assertThat(choice)
        .isInstanceOfSatisfying(
            PhaseChoice.Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(reason);
              assertThat(refused.detail()).contains(detail);
            });
  }

  @Test
  void takesTheOneSeriesOfItsPhase() {
    assertChosen(choose(Set.of(), art("1")), "1", "the only series of its phase");
  }

  @Test
  void neverTakesAnotherPhase() {
    assertRefused(
        choose(Set.of(), HeaderDraft.ct("2", "pv").at(70).injected()),
        Refusal.MISSING_PHASE,
        "candidates: 2 PORTAL_VENOUS");
    assertRefused(
        choose(Set.of(), HeaderDraft.ct("2", "art")), Refusal.AMBIGUOUS_PHASE, "may be 2");
  }

  @Test
  void prefersASoftTissueKernelThenThinnerSlicesThenCoverage() {
    SeriesLayout larger = SeriesLayout.even(60, new Vector3(0, 0, 1), 2.5);

    assertChosen(
        choose(
            Set.of(),
            art("1").kernel("B30f").thicknessMm(5),
            art("2").kernel("B70f").thicknessMm(1)),
        "1",
        "its kernel is for soft tissue, or less sharp than the others'");
    assertChosen(
        choose(Set.of(), art("1").thicknessMm(5), art("2").thicknessMm(1.25)),
        "2",
        "its slices are thinner");
    assertChosen(choose(Set.of(), art("1"), art("2").layout(larger)), "2", "it covers more");
  }

  @Test
  void prefersWhereTheRegionWasDrawnToThinnerSlicesButNotToASoftKernel() {
    assertChosen(
        choose(Set.of("1"), art("1").thicknessMm(5), art("2").thicknessMm(1.25)),
        "1",
        "the segmentation was drawn on it");
    assertChosen(
        choose(Set.of("1"), art("1").kernel("LUNG"), art("2").kernel("STANDARD")),
        "2",
        "its kernel is for soft tissue, or less sharp than the others'");
  }

  @Test
  void tellsWhatItPassedOver() {
    PhaseChoice choice = choose(Set.of(), art("1").thicknessMm(5), art("2").thicknessMm(1.25));

    assertThat(((PhaseChoice.Chosen) choice).passedOver())
        .extracting(s -> s.header().seriesInstanceUid())
        .containsExactly("1");
  }

  @Test
  void refusesWhatNothingTellsApart() {
    assertRefused(
        choose(Set.of(), art("1"), art("2")),
        Refusal.AMBIGUOUS_PHASE,
        "nothing tells which to take");
    assertRefused(
        choose(Set.of("1", "2"), art("1"), art("2")),
        Refusal.AMBIGUOUS_PHASE,
        "1 ARTERIAL, 2 ARTERIAL");
  }

  @Test
  void twoScansOfAPhaseAreToldApartByTheSegmentationAlone() {
    HeaderDraft early = art("1").at(20).thicknessMm(5);
    HeaderDraft late = art("2").at(40).thicknessMm(1);

    assertRefused(
        choose(Set.of(), early, late),
        Refusal.AMBIGUOUS_PHASE,
        "not known to be reconstructions of one scan");
    assertChosen(
        choose(Set.of("1"), early, late),
        "1",
        "of several scans of its phase the one that is segmented");
  }

  @Test
  void seriesWithoutTimesAreNotKnownToBeOneScan() {
    assertRefused(
        choose(
            Set.of(),
            HeaderDraft.ct("1", "").term("ARTERIAL").thicknessMm(1),
            HeaderDraft.ct("2", "").term("ARTERIAL").thicknessMm(5)),
        Refusal.AMBIGUOUS_PHASE,
        "not known to be reconstructions of one scan");
  }

  @ParameterizedTest
  @CsvSource({
    "B30f, SOFT_TISSUE",
    "B45s, SOFT_TISSUE",
    "B46f, UNKNOWN",
    "B70f, SHARP",
    "Br40d, SOFT_TISSUE",
    "Br59, SHARP",
    "Bl57, SHARP",
    "I30f, SOFT_TISSUE",
    "I70f, SHARP",
    "H31s, UNKNOWN",
    "STANDARD, SOFT_TISSUE",
    "soft, SOFT_TISSUE",
    "LUNG, SHARP",
    "BONEPLUS, SHARP",
    "B, SOFT_TISSUE",
    "YB, SHARP",
    "FC08, SOFT_TISSUE",
    "FC13-H, SOFT_TISSUE",
    "FC52, SHARP",
    "FC21, UNKNOWN",
    "'Br40d\\3', SOFT_TISSUE",
    "'', UNKNOWN",
    "something, UNKNOWN"
  })
  void knowsTheVendorsKernels(String kernel, ReconstructionKernel expected) {
    assertThat(ReconstructionKernel.of(kernel)).isEqualTo(expected);
  }
}
