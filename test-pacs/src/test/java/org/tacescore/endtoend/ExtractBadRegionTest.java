package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;

/** What {@code extract} answers to regions that it cannot measure. */
@Timeout(value = 10, unit = TimeUnit.SECONDS)
class ExtractBadRegionTest extends BadInputOfExtract {
  @Test
  void measuresTheGoodFiles() {
    CommandRun run = extract();

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(out).exists();
  }

  @Test
  void saysWhichLabelsAreThere() {
    assertThat(assertRefused("EMPTY_SEGMENT", "--label", "2"))
        .contains("label 2 is not there; there are 1 (27 voxels), 5 (1 voxels)");
  }

  @Test
  void refusesAMaskWithoutAnyLabel() throws IOException {
    NrrdDraft.labels(COLUMNS, ROWS, SLICES, offset -> 0).write(mask);

    assertThat(assertRefused("EMPTY_SEGMENT")).contains("there is none");
    assertThat(assertRefused("EMPTY_SEGMENT", "--settings", ibsi())).contains("there is none");
  }

  @Test
  void refusesARegionOfOneVoxel() {
    assertThat(assertRefused("ROI_TOO_SMALL", "--label", "5")).contains("a single voxel");
  }

  @Test
  void refusesALine() throws IOException {
    box(2, 5, 2, 2, 2, 2).write(mask);

    assertThat(assertRefused("ROI_TOO_SMALL"))
        .contains("4 voxels extend over 4 x 1 x 1, in 1 dimensions; 2 are needed");
  }

  @Test
  void refusesAPlaneWhereThreeDimensionsAreAskedFor() throws IOException {
    box(2, 5, 2, 4, 2, 2).write(mask);
    Path settings = settings("{setting: {minimumROIDimensions: 3}}");

    assertThat(assertRefused("ROI_TOO_SMALL", "--settings", settings))
        .contains("12 voxels extend over 4 x 3 x 1, in 2 dimensions; 3 are needed");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesVoxelsWithoutAFiniteValueInTheRegion(double value) throws IOException {
    writeImageWith(value);

    assertThat(assertRefused("INCOMPLETE_FEATURES"))
        .contains("a voxel of the region holds " + value);
    assertThat(assertRefused("INCOMPLETE_FEATURES", "--settings", ibsi()))
        .contains("no finite number");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{imageType: {Wavelet: {}, LoG: {sigma: [1.0]}}}",
        "{imageType: {Gradient: {}}}",
        "{imageType: {LBP3D: {}}}",
        "{setting: {normalize: true}}",
        "{setting: {resampledPixelSpacing: [0.8, 0.8, 0.8]}}"
      })
  void noFilterHidesVoxelsWithoutAValue(String settings) throws IOException {
    writeImageWith(Double.NaN);

    assertThat(assertRefused("INCOMPLETE_FEATURES", "--settings", settings(settings)))
        .contains("NaN");
  }

  private void writeImageWith(double value) throws IOException {
    int inside = 3 + COLUMNS * (3 + ROWS * 3);
    NrrdDraft.image(COLUMNS, ROWS, SLICES, offset -> offset == inside ? value : offset % 13)
        .write(image);
  }

  @Test
  void refusesMoreGreyLevelsThanCanBeCounted() throws IOException {
    NrrdDraft.image(COLUMNS, ROWS, SLICES, offset -> offset / 3f).write(image);

    assertThat(assertRefused("TOO_LARGE", "--settings", settings("{setting: {binWidth: 0.0001}}")))
        .contains("grey levels", "65535");
    assertRefused("TOO_LARGE", "--settings", settings("{setting: {binWidth: 1.0e-12}}"));
    assertRefused("TOO_LARGE", "--settings", settings("{setting: {binWidth: 1.0e-300}}"));
    assertRefused(
        "TOO_LARGE", "--settings", settings("{ibsi: {discretisation: {bin-width: 0.0001}}}"));
    assertRefused(
        "TOO_LARGE", "--settings", settings("{ibsi: {discretisation: {bin-width: 1.0e-300}}}"));
  }

  @Test
  void refusesARegionOfAnotherFrameOfReference() throws IOException {
    PhantomOptions options = PhantomOptions.of(1, 5, PhantomModality.CT);
    StudyCopy study = StudyCopy.of(options, folder.resolve("p"));
    image = study.file("arterial");
    mask = BoxStructure.write(folder.resolve("rt.dcm"), "1.2.3.4", 2, 4);

    assertThat(assertRefused("FRAME_OF_REFERENCE_MISMATCH")).contains("GTV", "1.2.3.4");
  }
}
