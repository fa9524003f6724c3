package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.tacescore.volume.Vector3;

class SeriesHeaderTest {

  @Test
  void readsWhatTheSeriesSaysOfItself() {
    List<Attributes> slices = SyntheticSeries.axial(2);
    Attributes first = slices.get(0);
    first.setString(Tag.SeriesDescription, VR.LO, "LIVER ART");
    first.setString(Tag.ProtocolName, VR.LO, "3-phase");
    first.setString(Tag.ImageType, VR.CS, "ORIGINAL", "PRIMARY", "AXIAL");
    first.setString(Tag.ConvolutionKernel, VR.SH, "B30f");

    SeriesHeader header = SeriesReader.header(slices);

    assertThat(header.studyInstanceUid()).isEqualTo(SyntheticSeries.STUDY);
    assertThat(header.seriesInstanceUid()).isEqualTo(SyntheticSeries.SERIES);
    assertThat(header.modality()).isEqualTo("CT");
    assertThat(header.description()).isEqualTo("LIVER ART");
    assertThat(header.protocol()).isEqualTo("3-phase");
    assertThat(header.imageType()).containsExactly("ORIGINAL", "PRIMARY", "AXIAL");
    assertThat(header.convolutionKernel()).isEqualTo("B30f");
    assertThat(header.sliceThicknessMm()).contains(5.0);
    assertThat(header.acquisitionTime()).isEmpty();
    assertThat(header.contrastPhaseTerm()).isEmpty();
  }

  @Test
  void saysAllThatItsImagesSayInWhateverOrder() {
    List<Attributes> slices = new ArrayList<>(SyntheticSeries.axial(3));
    String[] words = {"portal venous", "arterial", "arterial"};
    String[] terms = {"PORTAL_VENOUS", "ARTERIAL", "ARTERIAL"};
    for (int k = 0; k < 3; k++) {
      slices.get(k).setString(Tag.SeriesDescription, VR.LO, words[k]);
      slices.get(k).setString(Tag.ContrastBolusAgentPhase, VR.CS, terms[k]);
    }

    SeriesHeader header = SeriesReader.header(slices);
    Collections.reverse(slices);

    assertThat(header.description()).isEqualTo("arterial / portal venous");
    assertThat(header.contrastPhaseTerm()).isEqualTo("ARTERIAL\\PORTAL_VENOUS");
    assertThat(SeriesReader.header(slices).contrastPhaseTerm())
        .isEqualTo(header.contrastPhaseTerm());
    assertThat(
            new PhaseClassifier(SiteOverrides.none(), new CandidateLimits(3, 5, 30))
                .classifyStudy(List.of(header)))
        .allMatch(phased -> phased.finding() instanceof PhaseFinding.Ambiguous);
  }

  @Test
  void takesTheMedianAcquisitionTime() {
    List<Attributes> slices = SyntheticSeries.axial(3);
    String[] times = {"101502", "101530.5", "101500"};
    for (int k = 0; k < 3; k++) {
      slices.get(k).setString(Tag.AcquisitionDate, VR.DA, "20260103");
      slices.get(k).setString(Tag.AcquisitionTime, VR.TM, times[k]);
    }

    assertThat(SeriesReader.header(slices).acquisitionTime())
        .contains(LocalDateTime.of(2026, 1, 3, 10, 15, 2));
  }

  @Test
  void prefersAcquisitionDateTimeAndDropsItsOffset() {
    List<Attributes> slices = SyntheticSeries.axial(1);
    slices.get(0).setString(Tag.AcquisitionDateTime, VR.DT, "20260103101530.25+0100");
    slices.get(0).setString(Tag.AcquisitionDate, VR.DA, "20200101");
    slices.get(0).setString(Tag.AcquisitionTime, VR.TM, "000000");

    assertThat(SeriesReader.header(slices).acquisitionTime())
        .contains(LocalDateTime.of(2026, 1, 3, 10, 15, 30, 250_000_000));
  }

  @Test
  void putsTheInjectionOnTheDayBeforeWhenMidnightLiesBetween() {
    List<Attributes> slices = SyntheticSeries.axial(1);
    slices.get(0).setString(Tag.AcquisitionDateTime, VR.DT, "20260103000010");
    slices.get(0).setString(Tag.ContrastBolusStartTime, VR.TM, "235930");

    assertThat(SeriesReader.header(slices).injectionTime())
        .isEqualTo(Optional.of(LocalDateTime.of(2026, 1, 2, 23, 59, 30)));
  }

  @Test
  void readsHowItsSlicesLie() {
    SeriesLayout layout = SeriesReader.header(SyntheticSeries.axial(9)).layout();

    assertThat(layout.slices()).isEqualTo(9);
    assertThat(layout.spacingMm().orElseThrow()).isCloseTo(2.5, within(1e-9));
    assertThat(layout.coverageMm().orElseThrow()).isCloseTo(20, within(1e-9));
    assertThat(layout.normal()).contains(new Vector3(0, 0, 1));
  }

  @Test
  void countsPlacesNotInstances() {
    List<Attributes> slices = SyntheticSeries.axial(3);
    SyntheticSeries.place(slices.get(2), SyntheticSeries.ORIGIN);

    assertThat(SeriesReader.header(slices).layout().slices()).isEqualTo(2);
    slices.forEach(slice -> slice.remove(Tag.ImageOrientationPatient));
    assertThat(SeriesReader.header(slices).layout()).isEqualTo(SeriesLayout.unplaced(3));
  }

  @Test
  void namesWhatSpeaksAgainstItsTimes() {
    List<Attributes> slices = SyntheticSeries.axial(2);
    Attributes first = slices.get(0);
    assertThat(SeriesReader.header(slices).timeDoubts()).isEmpty();

    first.setString(Tag.AcquisitionTime, VR.TM, "101500");
    assertThat(SeriesReader.header(slices).timeDoubts())
        .containsExactly(TimeDoubt.NO_ACQUISITION_DATE);

    first.setString(Tag.AcquisitionDateTime, VR.DT, "20260103091510+0000");
    first.setString(Tag.ContrastBolusStartTime, VR.TM, "101430");
    slices.get(1).setString(Tag.ContrastBolusStartTime, VR.TM, "101930");
    assertThat(SeriesReader.header(slices).timeDoubts())
        .containsExactlyInAnyOrder(TimeDoubt.CLOCKS_DISAGREE, TimeDoubt.SEVERAL_START_TIMES);

    first.setString(Tag.AcquisitionDateTime, VR.DT, "20260103101510");
    first.setString(Tag.ContrastBolusStartTime, VR.TM, "101930");
    assertThat(SeriesReader.header(slices).timeDoubts()).isEmpty();
  }

  @Test
  void readsHowAnMrSeriesWasAcquired() {
    List<Attributes> slices = SyntheticSeries.axial(1);
    slices.get(0).setString(Tag.ScanningSequence, VR.CS, "SE", "EP");
    slices.get(0).setDouble(Tag.EchoTime, VR.DS, 65);

    assertThat(SeriesReader.header(slices).mrTechnique())
        .isEqualTo(new MrTechnique(List.of("SE", "EP"), Optional.of(65.0), Optional.empty()));
  }

  @Test
  void readsASeriesThatHasNoPlaceInSpace() {
    List<Attributes> slices = SyntheticSeries.axial(2);
    slices.forEach(slice -> slice.remove(Tag.ImagePositionPatient));

    assertThat(SeriesReader.header(slices).sopInstanceUids()).hasSize(2);
  }

  @Test
  void refusesInstancesOfTwoSeries() {
    List<Attributes> slices = SyntheticSeries.axial(2);
    slices.get(1).setString(Tag.SeriesInstanceUID, VR.UI, "1.2.3");

    assertThatIllegalArgumentException().isThrownBy(() -> SeriesReader.header(slices));
  }
}
