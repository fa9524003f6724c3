package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;

/** What {@code extract} answers to files it cannot measure: one line, status 3, no output. */
@Timeout(value = 10, unit = TimeUnit.SECONDS)
class ExtractBadInputTest {
  private static final int COLUMNS = 8;
  private static final int ROWS = 7;
  private static final int SLICES = 6;

  @TempDir Path folder;
  private Path image = Path.of("");
  private Path mask = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void writeGoodFiles() throws IOException {
    image = image().write(folder.resolve("image.nrrd"));
    mask = mask().write(folder.resolve("mask.nrrd"));
    out = folder.resolve("out.json");
  }

  private static NrrdDraft image() {
    return NrrdDraft.image(COLUMNS, ROWS, SLICES, offset -> offset % 13 * 10);
  }

  /** Label 1 in columns, rows and slices 2 to 4, label 5 in the first voxel. */
  private static NrrdDraft mask() {
    return box(2, 4, 2, 4, 2, 4);
  }

  private static NrrdDraft box(int... ends) {
    return NrrdDraft.labels(
        COLUMNS,
        ROWS,
        SLICES,
        offset ->
            offset == 0
                ? 5
                : isIn(offset % COLUMNS, ends, 0)
                        && isIn(offset / COLUMNS % ROWS, ends, 2)
                        && isIn(offset / COLUMNS / ROWS, ends, 4)
                    ? 1
                    : 0);
  }

  private static boolean isIn(int index, int[] ends, int axis) {
    return index >= ends[axis] && index <= ends[axis + 1];
  }

  @Test
  void measuresTheGoodFiles() {
    CommandRun run = extract();

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(out).exists();
  }

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
  void refusesTruncatedVoxels() throws IOException {
    image().cut(5).write(image);
    assertThat(assertRefused("UNREADABLE_INSTANCE")).contains("1339 of 1344 bytes");
    image().gzip().cut(20).write(image);
    assertRefused("UNREADABLE_INSTANCE");
    image().gzip().cut(4).write(image);
    assertRefused("UNREADABLE_INSTANCE");
    image().with("gzip", new byte[0]).write(image);
    assertRefused("UNREADABLE_INSTANCE");
    image().with("gzip", new byte[] {1, 2, 3}).write(image);
    assertRefused("UNREADABLE_INSTANCE");
  }

  @Test
  void refusesTruncatedMasks() throws IOException {
    mask().cut(1).write(mask);
    assertThat(assertRefused("UNREADABLE_INSTANCE")).contains("335 of 336 bytes");
    mask().gzip().cut(9).write(mask);
    assertRefused("UNREADABLE_INSTANCE");
    segments(mask()).cut(3).write(mask);
    assertThat(assertRefused("UNREADABLE_INSTANCE")).contains("333 of 336 bytes");
    segments(mask()).gzip().cut(12).write(mask);
    assertRefused("UNREADABLE_INSTANCE");
  }

  @Test
  void refusesFilesCutInsideTheirHeader() throws IOException {
    for (Path file : new Path[] {image, mask}) {
      byte[] whole = Files.readAllBytes(file);
      for (int length : new int[] {4, 9, 50, 100}) {
        Files.write(file, Arrays.copyOf(whole, length));
        assertRefused("UNREADABLE_INSTANCE");
      }
      Files.write(file, new byte[0]);
      assertRefused("UNSUPPORTED_FORMAT");
      Files.write(file, whole);
    }
  }

  @Test
  void refusesTruncatedNifti() throws IOException {
    byte[] whole = nifti().with(image().voxels());
    writeNifti(Arrays.copyOf(whole, whole.length - 7));
    assertThat(assertRefused("UNREADABLE_INSTANCE")).contains("1337 of 1344 bytes");
    writeNifti(Arrays.copyOf(whole, 200));
    assertRefused("UNREADABLE_INSTANCE");
    byte[] packed = NrrdDraft.gzip(whole);
    writeNifti(Arrays.copyOf(packed, packed.length - 10));
    assertRefused("UNREADABLE_INSTANCE");
    writeNifti(Arrays.copyOf(packed, 30));
    assertRefused("UNREADABLE_INSTANCE");
    writeNifti(whole);
    assertThat(extract().status()).isZero();
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

  @Test
  void stopsInflatingWhereTheHeaderSaysTheVoxelsEnd() throws IOException {
    byte[] bomb = NrrdDraft.gigabyteOfZeros();
    image().with("gzip", bomb).write(image);
    assertThat(assertRefused("UNREADABLE_INSTANCE"))
        .contains("there are more voxels than the header says");
    writeGoodFiles();
    mask().with("gzip", bomb).write(mask);
    assertThat(assertRefused("UNREADABLE_INSTANCE"))
        .contains("there are more voxels than the header says");
    segments(mask()).with("gzip", bomb).write(mask);
    assertThat(assertRefused("UNREADABLE_INSTANCE"))
        .contains("there are more voxels than the header says");
    writeGoodFiles();
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    members.writeBytes(NrrdDraft.gzip(nifti().with(image().voxels())));
    members.writeBytes(bomb);
    writeNifti(members.toByteArray());
    assertThat(assertRefused("UNREADABLE_INSTANCE"))
        .contains("there are more voxels than the header says");
  }

  @Test
  void announcedGigabytesTakeNoMemory() throws IOException {
    image().with("sizes", "5000 5000 1000").with("gzip", NrrdDraft.gigabyteOfZeros()).write(image);
    assertThat(assertRefused("TOO_LARGE")).contains("5000 x 5000 x 1000");
    image().with("sizes", "500 500 400").gzip().write(image);
    assertRefused("UNREADABLE_INSTANCE");
  }

  @Test
  void refusesAnImageGivenAsAMask() {
    mask = image;
    assertThat(assertRefused("EMPTY_SEGMENT|UNSUPPORTED_FORMAT")).contains("label 1 is not there");
  }

  @Test
  void refusesAMaskThatIsNoLabelMap() throws IOException {
    NrrdDraft.image(COLUMNS, ROWS, SLICES, offset -> offset / 7.0).write(mask);
    assertThat(assertRefused("UNSUPPORTED_FORMAT")).contains("this is no label map");
    NrrdDraft.image(COLUMNS, ROWS, SLICES, offset -> Double.NaN).write(mask);
    assertThat(assertRefused("UNSUPPORTED_FORMAT")).contains("this is no label map");
    Files.writeString(mask, "not an image of any kind\n".repeat(40));
    assertThat(assertRefused("UNSUPPORTED_FORMAT")).contains("no NIfTI file");
  }

  @Test
  void refusesARegionOfAnotherFrameOfReference() throws IOException {
    PhantomOptions options = PhantomOptions.of(1, 5, PhantomModality.CT);
    StudyCopy study = StudyCopy.of(options, folder.resolve("p"));
    image = study.file("arterial");
    mask = BoxStructure.write(folder.resolve("rt.dcm"), "1.2.3.4", 2, 4);

    assertThat(assertRefused("FRAME_OF_REFERENCE_MISMATCH")).contains("GTV", "1.2.3.4");
  }

  @Test
  void refusesFilesThatAreNotThere() {
    Path there = image;
    image = folder.resolve("gone.nrrd");
    assertThat(assertRefused("UNREADABLE_INSTANCE")).contains("gone.nrrd");
    image = there;
    mask = folder.resolve("gone.seg.nrrd");
    assertThat(assertRefused("UNREADABLE_INSTANCE")).contains("gone.seg.nrrd");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{setting: {binWith: 5}}|binWith",
        "{imageType: {Originl: {}}}|Originl",
        "{imageType: {LoG: {sigmas: [1]}}}|sigmas",
        "{featureClass: {glcm: [Contrst]}}|Contrst",
        "{featureClass: {glxm: }}|glxm",
        "{settings: {}}|settings",
        "{imageType: {Original: {label: 2}}}|label",
        "{setting: {binWidth: wide}}|binWidth",
        "{setting: {binWidth: -1}}|binWidth",
        "{setting: {interpolator: sitkGaussian}}|sitkGaussian",
        "{ibsi: {discretisation: none, bin-width: 5}}|bin-width",
        "{ibsi: {discretisation: {bin-with: 5}}}|bin-with",
        "{ibsi: {discretisation: none}, setting: {}}|setting",
        "{ibsi: {discretisation: none, families: [glxm]}}|glxm",
        "{ibsi: {}}|discretisation",
        "{ibsi: 3}|ibsi",
        "[1, 2|YAML",
        "'{a: b'|YAML",
        "just words|mapping",
        "[1, 2]|mapping"
      })
  void namesWhatIsWrongInSettings(String yaml, String named) throws IOException {
    assertUsage(named, settings(yaml));
  }

  @Test
  void answersSettingsThatCannotBeReadWithTwo() throws IOException {
    assertUsage("gone.yaml", folder.resolve("gone.yaml"));
    assertUsage("pyradiomics-945", "pyradiomics-945");
    assertUsage("", Files.write(folder.resolve("b.yaml"), new byte[] {(byte) 0xFF, 0, 1, 2}));
    assertUsage("large", Files.write(folder.resolve("l.yaml"), new byte[1 << 21]));
    assertUsage("", settings("a: &a [x]\n" + "b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n".repeat(30)));
    assertUsage("", settings("[".repeat(100_000)));
  }

  private void assertUsage(String named, Object settings) {
    CommandRun run = extract("--settings", settings);

    assertThat(run.status()).as(run.err()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).startsWith("tacescore extract: ").contains(named);
    assertThat(run.err()).doesNotContain("Exception");
    assertThat(out).doesNotExist();
  }

  /** The line it answers with. */
  private String assertRefused(String reason, Object... more) {
    CommandRun run = extract(more);

    assertThat(run.status()).as(run.err()).isEqualTo(3);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).matches("(?s)refused: (" + reason + "): [A-Z].*");
    assertThat(run.err()).doesNotContain("Exception");
    assertThat(run.out()).isEmpty();
    assertThat(out).doesNotExist();
    return run.err();
  }

  private CommandRun extract(Object... more) {
    Object[] arguments = {
      "extract", "--image", image, "--mask", mask, "--backend", "jvm", "--out", out
    };
    Object[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return CommandRun.of(all);
  }

  private static NiftiDraft nifti() {
    return new NiftiDraft(COLUMNS, ROWS, SLICES);
  }

  private void writeNifti(byte[] bytes) throws IOException {
    image = Files.write(folder.resolve("image.nii"), bytes);
  }

  private static NrrdDraft segments(NrrdDraft labels) {
    return labels.segment("tumour", 1);
  }

  private Path settings(String yaml) throws IOException {
    return Files.writeString(folder.resolve("settings.yaml"), yaml);
  }

  private Path ibsi() throws IOException {
    return Files.writeString(
        folder.resolve("ibsi.yaml"), "ibsi: {discretisation: {bin-number: 8}}");
  }
}
