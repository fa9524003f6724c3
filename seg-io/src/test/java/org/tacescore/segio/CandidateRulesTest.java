package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.volume.Vector3;

class CandidateRulesTest {
  private final CandidateRules rules = new CandidateRules(CandidateLimits.defaults());
  private final HeaderDraft ct = HeaderDraft.ct("1", "art");

  private Optional<String> exclusion(HeaderDraft draft) {
    return rules.exclusion(draft.header());
  }

  private static SeriesLayout axial(int slices) {
    return SeriesLayout.even(slices, new Vector3(0, 0, 1), 2);
  }

  @Test
  void takesCtAndMrAlone() {
    assertThat(exclusion(ct)).isEmpty();
    assertThat(exclusion(ct.modality("MR"))).isEmpty();
    assertThat(exclusion(ct.modality("PT"))).contains("modality PT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ORIGINAL/PRIMARY/LOCALIZER",
        "DERIVED/PRIMARY/MIP",
        "DERIVED/PRIMARY/AXIAL/CSA MPR",
        "ORIGINAL/PRIMARY/M/DIXON/FAT",
        "ORIGINAL/PRIMARY/M/DIXON/OPP_PHASE",
        "ORIGINAL/PRIMARY/DIXON/in_phase ",
        "DERIVED/PRIMARY/F/F/DERIVED",
        "DERIVED/PRIMARY/M/SUB",
        "DERIVED/SECONDARY/REFORMATTED/AVERAGE",
        "DERIVED/SECONDARY/AXIAL"
      })
  void excludesByImageType(String types) {
    assertThat(exclusion(ct.imageType(types.split("/", -1)))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ORIGINAL/PRIMARY/AXIAL/CT_SOM5 SPI",
        "ORIGINAL/PRIMARY/M/DIXON/WATER",
        "DERIVED/PRIMARY/W/W/DERIVED",
        "ORIGINAL/PRIMARY/M/NORM/FM"
      })
  void keepsWaterAndOriginals(String types) {
    assertThat(exclusion(ct.imageType(types.split("/", -1)))).isEmpty();
  }

  @Test
  void needsEnoughThinAxialSlices() {
    assertThat(exclusion(ct.layout(axial(8)))).isEmpty();
    assertThat(exclusion(ct.layout(axial(7)))).contains("7 slices, at least 8 are needed");
    assertThat(exclusion(ct.thicknessMm(5.02))).isEmpty();
    assertThat(exclusion(ct.thicknessMm(5.1))).isPresent();
    assertThat(exclusion(ct.thicknessMm(8)))
        .contains("slices of 8.0 mm, at most 5.0 mm are measured");
    assertThat(exclusion(ct.layout(SeriesLayout.even(20, new Vector3(0, 0.5, 1), 2)))).isEmpty();
    assertThat(exclusion(ct.layout(SeriesLayout.even(20, new Vector3(0, 0.7, -1), 2))))
        .contains("not axial, tilted by 35 degrees");
    assertThat(exclusion(ct.layout(SeriesLayout.even(20, new Vector3(0, 1, 0), 2)))).isPresent();
  }

  @Test
  void leavesOutMrThatIsNotT1Weighted() {
    HeaderDraft mr = ct.modality("MR");

    assertThat(exclusion(mr.technique(technique("GR", 1.8, 0)))).isEmpty();
    assertThat(exclusion(mr.technique(technique("SE", 90, 0))))
        .contains("not T1-weighted, echo time 90 ms");
    assertThat(exclusion(mr.technique(technique("EP", 20, 0)))).isPresent();
    assertThat(exclusion(mr.technique(technique("SE", 20, 800)))).contains("a diffusion series");
  }

  private static MrTechnique technique(String sequence, double echoTimeMs, double bValue) {
    return new MrTechnique(List.of(sequence), Optional.of(echoTimeMs), Optional.of(bValue));
  }

  @Test
  void aDerivedSeriesCountsWhereTheOriginalOfItsScanIsMissing() {
    PhaseClassifier classifier = new PhaseClassifier(Map.of());
    SeriesHeader original = ct.at(35).injected().header();
    HeaderDraft derived =
        HeaderDraft.ct("2", "art").imageType("DERIVED", "PRIMARY", "AXIAL").injected();

    List<PhasedSeries> beside =
        classifier.classifyStudy(List.of(original, derived.at(35).header()));
    List<PhasedSeries> alone =
        classifier.classifyStudy(
            List.of(HeaderDraft.ct("3", "pv").at(70).injected().header(), derived.at(35).header()));

    assertThat(beside.get(1).finding()).isInstanceOf(PhaseFinding.Excluded.class);
    assertThat(beside.get(0).finding()).isInstanceOf(PhaseFinding.Found.class);
    assertThat(alone.get(1).finding()).isInstanceOf(PhaseFinding.Found.class);
  }

  @Test
  void excludesByTheWordsOfTheDescription() {
    PhaseClassifier classifier = new PhaseClassifier(Map.of());

    assertThat(classifier.classify(ct.description("Topogramm").at(35).injected().header()))
        .isInstanceOf(PhaseFinding.Excluded.class);
    assertThat(classifier.classify(ct.description("art MIP").at(35).injected().header()))
        .isInstanceOf(PhaseFinding.Excluded.class);
  }
}
