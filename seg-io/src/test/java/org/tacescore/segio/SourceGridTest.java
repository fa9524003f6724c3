package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.volume.VolumeGeometry;

class SourceGridTest {
  private final VolumeGeometry grid = SegFixtures.oblique(7, 5, 4, "1.2.3");
  private final List<Attributes> instances = SegFixtures.source(grid, "venous").instances();
  private final SeriesHeader header = SeriesParts.split(instances).get(0);

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "2.50, 2.5",
    "-0.333333333333333333, -0.3333333333333",
    "1234567.123456789, 1234567.12345679",
    "1.0E-20, 1E-20",
    "-1.2345678901234567E-15, -1.234567890E-15"
  })
  void writesNumbersOfAtMostSixteenCharacters(double value, String text) {
    assertThat(DecimalString.of(value)).hasSizeLessThanOrEqualTo(16);
    assertThat(Double.parseDouble(DecimalString.of(value)))
        .isCloseTo(Double.parseDouble(text), Percentage.withPercentage(1e-6));
  }

  @Test
  void takesTheGridOfASeriesThatWasRead() {
    SourceGrid read = SourceGrid.of(header, grid);

    assertThat(read.planes()).hasSize(4);
    assertThat(read.planes().stream().map(plane -> plane.image().sopInstanceUid()))
        .containsExactly(
            instances.stream().map(i -> i.getString(Tag.SOPInstanceUID)).toArray(String[]::new));
    assertThat(read.sliceThickness()).isEqualTo("3");
  }

  @Test
  void keepsTheSpellingOfTheImages() {
    instances.get(2).setString(Tag.ImagePositionPatient, VR.DS, "-20.000", "13.0", "-34.4");

    SourceGrid read = SourceGrid.of(header, grid, instances);

    assertThat(read.planes().get(2).position()).containsExactly("-20.000", "13.0", "-34.4");
    assertThat(read.pixelSpacing()).containsExactly(instances.get(0).getStrings(Tag.PixelSpacing));
  }

  @Test
  void refusesAnotherNumberOfSlices() {
    assertThatThrownBy(() -> SourceGrid.of(header, SegFixtures.oblique(7, 5, 3, "1.2.3")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
