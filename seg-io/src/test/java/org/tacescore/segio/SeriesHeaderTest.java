package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;

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
