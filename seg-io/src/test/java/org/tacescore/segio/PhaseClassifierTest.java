package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhaseClassifierTest {
  private final PhaseClassifier classifier = new PhaseClassifier(Map.of());

  private PhaseFinding classify(HeaderDraft draft) {
    return classifier.classify(draft.header());
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
    PhaseFinding finding =
        classify(HeaderDraft.ct("1", description).modality(modality).at(seconds).injected());

    assertThat(finding).isInstanceOf(PhaseFinding.Found.class);
    assertThat(((PhaseFinding.Found) finding).phase()).isEqualTo(phase);
    assertThat(((PhaseFinding.Found) finding).independentSources()).isEqualTo(2);
  }

  @Test
  void findsAPhaseByItsTagAlone() {
    assertThat(classify(HeaderDraft.ct("1", "").term("ARTERIAL")))
        .isInstanceOf(PhaseFinding.Found.class);
  }

  @Test
  void findsAPhaseByTheMapOfTheSiteAlone() {
    PhaseClassifier ofSite = new PhaseClassifier(Map.of("Serie 4", ContrastPhase.DELAYED));
    SeriesHeader series = HeaderDraft.ct("1", "Serie 4 ").header();

    assertThat(ofSite.classify(series)).isInstanceOf(PhaseFinding.Found.class);
    assertThat(classifier.classify(series)).isInstanceOf(PhaseFinding.Unknown.class);
  }

  @Test
  void theMapOfTheSiteStandsInForTheWordsThatItWasWrittenFor() {
    PhaseClassifier ofSite = new PhaseClassifier(Map.of("Leber venös 1", ContrastPhase.ARTERIAL));
    HeaderDraft series = HeaderDraft.ct("1", "Leber venös 1");

    assertThat(ofSite.classify(series.header())).isInstanceOf(PhaseFinding.Found.class);
    assertThat(ofSite.classify(series.at(70).injected().header()))
        .isInstanceOf(PhaseFinding.Ambiguous.class);
  }

  @Test
  void leavesOutWhatTheSiteExcludes() {
    PhaseClassifier ofSite =
        new PhaseClassifier(
            new SiteOverrides(Map.of(), Set.of("art test")), CandidateLimits.defaults());

    assertThat(ofSite.classify(HeaderDraft.ct("1", "art test").at(35).injected().header()))
        .isInstanceOf(PhaseFinding.Excluded.class);
  }

  @Test
  void aTextAloneDoesNotConfirmItself() {
    PhaseFinding finding = classify(HeaderDraft.ct("1", "portal 70s"));

    assertThat(finding).isInstanceOf(PhaseFinding.Ambiguous.class);
    assertThat(finding.evidence())
        .extracting(PhaseEvidence::kind)
        .containsExactly(PhaseEvidence.Kind.TIME, PhaseEvidence.Kind.DESCRIPTION);
  }

  @ParameterizedTest
  @CsvSource({"Liver art, 70", "Leber venös, 35", "Liver art, -60", "art/pv, 35", "ART 70s, 35"})
  void isAmbiguousWhereEvidenceContradicts(String description, double seconds) {
    assertThat(classify(HeaderDraft.ct("1", description).at(seconds).injected()))
        .isInstanceOf(PhaseFinding.Ambiguous.class);
  }

  @ParameterizedTest
  @CsvSource({"Abdomen 5.0, 35", "Liver art, 130", "Liver art, 5000", "Liver art, -700"})
  void isAmbiguousOnOneWeakKindOfEvidence(String description, double seconds) {
    assertThat(classify(HeaderDraft.ct("1", description).at(seconds).injected()))
        .isInstanceOf(PhaseFinding.Ambiguous.class);
    assertThat(classify(HeaderDraft.ct("1", "Liver art")))
        .isInstanceOf(PhaseFinding.Ambiguous.class);
  }

  @Test
  void contradictsTheTagToo() {
    PhaseFinding finding =
        classify(HeaderDraft.ct("1", "Leber nativ").at(35).injected().term("ARTERIAL"));

    assertThat(finding).isInstanceOf(PhaseFinding.Ambiguous.class);
    assertThat(((PhaseFinding.Ambiguous) finding).detail())
        .isEqualTo(
            "its signs contradict each other (arterial: contrast phase tag ARTERIAL;"
                + " arterial: 35 s after injection; native: series description reads native)");
  }

  @Test
  void takesTheProtocolOnlyWhereTheDescriptionNamesNoPhase() {
    HeaderDraft series = HeaderDraft.ct("1", "Abdomen 2.5").protocol("Leber arteriell");

    assertThat(classify(series.at(35).injected())).isInstanceOf(PhaseFinding.Found.class);
    assertThat(classify(series.description("Leber venös").at(70).injected()))
        .isInstanceOf(PhaseFinding.Found.class);
  }

  @Test
  void aProtocolThatAllScansShareSaysNothing() {
    List<PhasedSeries> study =
        classifier.classifyStudy(
            List.of(
                HeaderDraft.ct("1", "a").protocol("Leber venös").at(70).injected().header(),
                HeaderDraft.ct("2", "b").protocol("Leber venös").at(180).injected().header()));

    assertThat(study).noneMatch(s -> s.finding() instanceof PhaseFinding.Found);
    assertThat(study.get(0).finding().evidence())
        .extracting(PhaseEvidence::kind)
        .containsExactly(PhaseEvidence.Kind.TIME);
  }

  @Test
  void whatIsWrittenOnASeriesOfSeveralScansSaysNothingOfOne() {
    List<PhasedSeries> study =
        classifier.classifyStudy(
            List.of(
                HeaderDraft.ct("1", "art").at(35).injected().header(),
                HeaderDraft.ct("1", "art").at(70).injected().header()));

    assertThat(study)
        .noneMatch(s -> s.finding() instanceof PhaseFinding.Found)
        .allSatisfy(
            s ->
                assertThat(s.finding().evidence())
                    .extracting(PhaseEvidence::kind)
                    .doesNotContain(PhaseEvidence.Kind.DESCRIPTION));
  }

  @Test
  void addsWhatTheVoxelsSay() {
    SeriesHeader series = HeaderDraft.ct("1", "art").header();
    PhaseEvidence measured =
        new PhaseEvidence(PhaseEvidence.Kind.INTENSITY, ContrastPhase.ARTERIAL, "aorta 300 HU");

    assertThat(
            classifier
                .classifyStudy(List.of(series), Map.of(SeriesPart.whole("1"), measured))
                .get(0)
                .finding())
        .isInstanceOf(PhaseFinding.Found.class);
  }

  @Test
  void theOrderOfTheSeriesDoesNotMatter() {
    SeriesHeader art = HeaderDraft.ct("1", "art").at(35).header();
    SeriesHeader portal = HeaderDraft.ct("2", "pv").at(70).header();

    assertThat(classifier.classifyStudy(List.of(art, portal)))
        .containsExactlyInAnyOrderElementsOf(classifier.classifyStudy(List.of(portal, art)));
  }
}
