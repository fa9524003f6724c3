package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code extract} answers to grids that cannot be, or of which two differ. */
@Timeout(value = 10, unit = TimeUnit.SECONDS)
class ExtractBadGridTest extends BadInputOfExtract {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "spacing|space directions|(1,0,0) (0,1,0) (0,0,1.5)|"
            + "spacing (1.0, 1.0, 1.0) and (1.0, 1.0, 1.5) mm",
        "origin|space origin|(0,0.25,0)|origin (0.0, 0.0, 0.0) and (0.0, 0.25, 0.0) mm",
        "direction|space directions|(0,1,0) (-1,0,0) (0,0,1)|"
            + "direction (1.0, 0.0, 0.0)(0.0, 1.0, 0.0)(0.0, 0.0, 1.0) and"
      })
  void saysWhichNumbersOfTheGridsDiffer(String what, String start, String value, String detail)
      throws IOException {
    mask().with(start, value).write(mask);

    String answer = assertRefused("GEOMETRY_MISMATCH");

    assertThat(answer).contains("image and mask differ in " + detail);
    for (String other : new String[] {"size", "spacing", "origin", "direction"}) {
      assertThat(answer.contains("in " + other + " (")).as(other).isEqualTo(other.equals(what));
    }
  }

  @Test
  void saysThatTheSizesDiffer() throws IOException {
    NrrdDraft.labels(COLUMNS, ROWS, SLICES + 1, offset -> 1).write(mask);

    assertThat(assertRefused("GEOMETRY_MISMATCH"))
        .contains("image and mask differ in size 8 x 7 x 6 and 8 x 7 x 7;");
  }

  @Test
  void ibsiSaysWhichNumbersOfTheGridsDiffer() throws IOException {
    mask().with("space origin", "(0,0.25,0)").write(mask);

    assertThat(assertRefused("GEOMETRY_MISMATCH", "--settings", ibsi()))
        .contains("origin (0.0, 0.0, 0.0) and (0.0, 0.25, 0.0) mm");
  }

  @ParameterizedTest
  @CsvSource({
    "4000 5000 5000, TOO_LARGE",
    "65536 65536 1, TOO_LARGE",
    "2147483647 2147483647 2147483647, TOO_LARGE",
    "4294967297 4294967297 1, TOO_LARGE",
    "9223372036854775807 9223372036854775807 4, TOO_LARGE",
    "99999999999999999999 1 1, UNREADABLE_INSTANCE",
    "1000 1000 1000, TOO_LARGE",
    "0 7 6, GEOMETRY_MISMATCH",
    "-8 -7 6, GEOMETRY_MISMATCH",
    "8 7, UNREADABLE_INSTANCE"
  })
  void refusesSizesThatCannotBe(String sizes, String reason) throws IOException {
    image().with("sizes", sizes).write(image);
    assertRefused(reason);
    image().with("sizes", sizes).gzip().write(image);
    assertRefused(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "4000 5000 5000, TOO_LARGE",
    "4294967297 4294967297 1, TOO_LARGE",
    "0 7 6, GEOMETRY_MISMATCH"
  })
  void refusesSizesOfMasksThatCannotBe(String sizes, String reason) throws IOException {
    mask().with("sizes", sizes).write(mask);
    assertRefused(reason);
    segments(mask()).with("sizes", sizes).write(mask);
    assertRefused(reason);
  }

  @Test
  void refusesMoreLayersThanThereCanBe() throws IOException {
    NrrdDraft layered =
        segments(mask())
            .with("dimension", "4")
            .with("space directions", "none (1,0,0) (0,1,0) (0,0,1)");
    layered.with("sizes", "4294967297 8 7 6").write(mask);
    assertRefused("TOO_LARGE");
    layered.with("sizes", "4096 1000 1000 1000").write(mask);
    assertRefused("TOO_LARGE");
  }

  @Test
  void refusesSizesOfNiftiThatCannotBe() throws IOException {
    writeNifti(nifti().dim(32767, 32767, 32767).with(image().voxels()));
    assertRefused("TOO_LARGE");
    writeNifti(nifti().dim(-8, 7, 6).with(image().voxels()));
    assertRefused("GEOMETRY_MISMATCH");
    writeNifti(nifti().dim(0, 7, 6).with(image().voxels()));
    assertRefused("GEOMETRY_MISMATCH");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 0 1", "1 -1 1", "nan 1 1", "1 inf 1", "1 1 NaN", "1 1", "1 1 x"})
  void refusesSpacingsThatCannotBe(String spacings) throws IOException {
    for (Path file : new Path[] {image, mask}) {
      NrrdDraft draft = file.equals(image) ? image() : mask();
      draft
          .without("space", "space directions", "space origin")
          .with("spacings", spacings)
          .write(file);
      assertRefused("GEOMETRY_MISMATCH|UNREADABLE_INSTANCE");
      writeGoodFiles();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(0,0,0) (0,1,0) (0,0,1)",
        "(nan,0,0) (0,1,0) (0,0,1)",
        "(1,0,0) (0,inf,0) (0,0,1)",
        "(1,0,0) (1,0,0) (0,0,1)",
        "(1,0,0) (0,1e300,0) (0,0,1e-300)"
      })
  void refusesDirectionsThatCannotBe(String directions) throws IOException {
    image().with("space directions", directions).write(image);
    assertRefused("GEOMETRY_MISMATCH|UNREADABLE_INSTANCE");
    writeGoodFiles();
    mask().with("space directions", directions).write(mask);
    assertRefused("GEOMETRY_MISMATCH|UNREADABLE_INSTANCE");
  }

  @ParameterizedTest
  @ValueSource(floats = {0, Float.NaN, Float.POSITIVE_INFINITY, 2})
  void refusesStepsOfNiftiThatCannotBe(float mm) throws IOException {
    writeNifti(nifti().srow(1, 1, mm).with(image().voxels()));
    assertRefused("GEOMETRY_MISMATCH");
    writeNifti(nifti().srow(0, 0, mm).pixdim(1, mm == 2 ? -2 : mm).with(image().voxels()));
    assertRefused("GEOMETRY_MISMATCH");
  }
}
