package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhaseClassifierTest {
  private static final LocalDateTime INJECTION = LocalDateTime.of(2026, 1, 3, 8, 0);
  private final PhaseClassifier classifier = new PhaseClassifier(Map.of());

  private static SeriesHeader series(
      String uid, String modality, String description, double seconds, String term) {
    return new SeriesHeader(
        "1.2",
        SeriesPart.whole(uid),
        "1.3",
        modality,
        description,
        "",
        List.of("ORIGINAL", "PRIMARY", "AXIAL"),
        Optional.of(INJECTION.plusNanos((long) (seconds * 1e9))),
        Double.isNaN(seconds) ? Optional.empty() : Optional.of(INJECTION),
        term,
        "",
        Optional.of(2.5),
        "1.2.840.10008.5.1.4.1.1.2",
        List.of());
  }

  private static SeriesHeader ct(String description, double seconds) {
    return series("1.2.1", "CT", description, seconds, "");
  }

  @ParameterizedTest
  @CsvSource({
    "CT, Liver art, 35, ARTERIAL",
    "CT, Leber portalvenös, 70, PORTAL_VENOUS",
    "CT, Spätphase, 180, DELAYED",
    "CT, nativ, -60, NATIVE",
    "MR, t1_vibe_tra_art, 20, ARTERIAL",
    "MR, t1_vibe_tra_pv, 60, PORTAL_VENOUS",
    "MR, t1_vibe_hbp, 1200, HEPATOBILIARY"
  })
  void findsAPhaseWhereTimeAndWordsAgree(
      String modality, String description, double seconds, ContrastPhase phase) {
    PhaseFinding finding = classifier.classify(series("1", modality, description, seconds, ""));

    assertThat(finding).isInstanceOf(PhaseFinding.Found.class);
    assertThat(((PhaseFinding.Found) finding).phase()).isEqualTo(phase);
    assertThat(finding.evidence()).hasSize(2);
  }

  @Test
  void findsAPhaseByItsTagAlone() {
    PhaseFinding finding = classifier.classify(series("1", "CT", "", Double.NaN, "ARTERIAL"));

    assertThat(finding).isInstanceOf(PhaseFinding.Found.class);
  }

  @Test
  void findsAPhaseByTheMapOfTheSiteAlone() {
    PhaseClassifier ofSite = new PhaseClassifier(Map.of("Serie 4", ContrastPhase.DELAYED));

    assertThat(ofSite.classify(ct("Serie 4", Double.NaN))).isInstanceOf(PhaseFinding.Found.class);
    assertThat(classifier.classify(ct("Serie 4", Double.NaN)))
        .isInstanceOf(PhaseFinding.Unknown.class);
  }

  @Test
  void takesANumberInTheTextAsTime() {
    assertThat(classifier.classify(ct("portal 70s", Double.NaN)))
        .isInstanceOf(PhaseFinding.Found.class);
  }

  @ParameterizedTest
  @CsvSource({"Liver art, 70", "Leber venös, 35", "Liver art, -60", "art/pv, 35"})
  void isAmbiguousWhereEvidenceContradicts(String description, double seconds) {
    assertThat(classifier.classify(ct(description, seconds)))
        .isInstanceOf(PhaseFinding.Ambiguous.class);
  }

  @ParameterizedTest
  @CsvSource({"Liver art, NaN", "Abdomen 5.0, 35", "Liver art, 130", "Liver art, 5000"})
  void isAmbiguousOnOneWeakKindOfEvidence(String description, double seconds) {
    assertThat(classifier.classify(ct(description, seconds)))
        .isInstanceOf(PhaseFinding.Ambiguous.class);
  }

  @Test
  void contradictsTheTagToo() {
    assertThat(classifier.classify(series("1", "CT", "Leber nativ", 35, "ARTERIAL")))
        .isInstanceOf(PhaseFinding.Ambiguous.class);
  }

  @Test
  void excludesLocalizersAndProjections() {
    assertThat(classifier.classify(ct("Topogramm", 35))).isInstanceOf(PhaseFinding.Excluded.class);
    assertThat(classifier.classify(ct("art MIP", 35))).isInstanceOf(PhaseFinding.Excluded.class);
    assertThat(classifier.classify(series("1", "SEG", "art", 35, "")))
        .isInstanceOf(PhaseFinding.Excluded.class);
  }

  @Test
  void selectsTheOneSeriesOfAPhase() {
    List<PhasedSeries> study =
        classifier.classifyStudy(
            List.of(
                series("1", "CT", "art", 35, ""),
                series("2", "CT", "pv", 70, ""),
                series("3", "CT", "Topogramm", 0, "")));

    assertThat(
            PhaseSelection.select(study, ContrastPhase.PORTAL_VENOUS, List.of())
                .header()
                .seriesInstanceUid())
        .isEqualTo("2");
    assertThatThrownBy(() -> PhaseSelection.select(study, ContrastPhase.DELAYED, List.of()))
        .hasMessageContaining("MISSING_PHASE")
        .hasMessageContaining("1 ARTERIAL, 2 PORTAL_VENOUS");
  }

  @Test
  void refusesAPhaseOnWeakEvidence() {
    List<PhasedSeries> study = classifier.classifyStudy(List.of(ct("art", Double.NaN)));

    assertThatThrownBy(() -> PhaseSelection.select(study, ContrastPhase.ARTERIAL, List.of()))
        .hasMessageContaining("AMBIGUOUS_PHASE");
  }

  @Test
  void prefersTheSegmentedOneOfTwoSeriesOfAPhase() {
    List<PhasedSeries> study =
        classifier.classifyStudy(
            List.of(series("1", "CT", "art 1.0", 35, ""), series("2", "CT", "art 3.0", 35, "")));
    Segmentation onSecond = new Segmentation("1.2", "9", "9.1", "", List.of("2"), List.of());

    assertThat(
            PhaseSelection.select(study, ContrastPhase.ARTERIAL, List.of(onSecond))
                .header()
                .seriesInstanceUid())
        .isEqualTo("2");
    assertThatThrownBy(() -> PhaseSelection.select(study, ContrastPhase.ARTERIAL, List.of()))
        .hasMessageContaining("AMBIGUOUS_PHASE");
  }
}
