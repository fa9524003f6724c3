package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@code extract} answers to files that hold less, more or else than they say. */
@Timeout(value = 10, unit = TimeUnit.SECONDS)
class ExtractBadFileTest extends BadInputOfExtract {
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
  void refusesFilesThatAreNotThere() {
    Path there = image;
    image = folder.resolve("gone.nrrd");
    assertThat(assertRefused("UNREADABLE_INSTANCE")).contains("gone.nrrd");
    image = there;
    mask = folder.resolve("gone.seg.nrrd");
    assertThat(assertRefused("UNREADABLE_INSTANCE")).contains("gone.seg.nrrd");
  }
}
