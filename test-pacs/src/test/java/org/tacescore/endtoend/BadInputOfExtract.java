package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A good image and mask to spoil, and what {@code extract} must answer: one line, no output. */
abstract class BadInputOfExtract {
  static final int COLUMNS = 8;
  static final int ROWS = 7;
  static final int SLICES = 6;

  @TempDir Path folder;
  Path image = Path.of("");
  Path mask = Path.of("");
  Path out = Path.of("");

  @BeforeEach
  void writeGoodFiles() throws IOException {
    image = image().write(folder.resolve("image.nrrd"));
    mask = mask().write(folder.resolve("mask.nrrd"));
    out = folder.resolve("out.json");
  }

  static NrrdDraft image() {
    return NrrdDraft.image(COLUMNS, ROWS, SLICES, offset -> offset % 13 * 10);
  }

  /** Label 1 in columns, rows and slices 2 to 4, label 5 in the first voxel. */
  static NrrdDraft mask() {
    return box(2, 4, 2, 4, 2, 4);
  }

  static NrrdDraft box(int... ends) {
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

  /** The line it answers with. */
  String assertRefused(String reason, Object... more) {
    CommandRun run = extract(more);

    assertThat(run.status()).as(run.err()).isEqualTo(3);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).matches("(?s)refused: (" + reason + "): [A-Z].*");
    assertThat(run.err()).doesNotContain("Exception");
    assertThat(run.out()).isEmpty();
    assertThat(out).doesNotExist();
    return run.err();
  }

  CommandRun extract(Object... more) {
    Object[] arguments = {
      "extract", "--image", image, "--mask", mask, "--backend", "jvm", "--out", out
    };
    Object[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return CommandRun.of(all);
  }

  static NiftiDraft nifti() {
    return new NiftiDraft(COLUMNS, ROWS, SLICES);
  }

  void writeNifti(byte[] bytes) throws IOException {
    image = Files.write(folder.resolve("image.nii"), bytes);
  }

  static NrrdDraft segments(NrrdDraft labels) {
    return labels.segment("tumour", 1);
  }

  Path settings(String yaml) throws IOException {
    return Files.writeString(folder.resolve("settings.yaml"), yaml);
  }

  Path ibsi() throws IOException {
    return Files.writeString(
        folder.resolve("ibsi.yaml"), "ibsi: {discretisation: {bin-number: 8}}");
  }
}
