package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.io.ImageOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.Part10;

/** What {@code extract} answers to deflated DICOM of a megabyte that inflates to hundreds. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class ExtractDeflatedTest {
  /** More than a data set has beside its pixels. */
  private static final int MEGABYTES = 260;

  @TempDir static Path folder;

  @BeforeAll
  static void writeFiles() throws IOException {
    NrrdDraft.image(8, 7, 6, offset -> offset % 13 * 10).write(folder.resolve("image.nrrd"));
    Path series = Files.createDirectory(folder.resolve("series"));
    Files.write(series.resolve("bomb.dcm"), bomb(0x00111010));
    Files.write(folder.resolve("pixels.dcm"), bomb(Tag.PixelData));
  }

  @Test
  void refusesAMask() {
    assertThat(refusal("image.nrrd", "series/bomb.dcm"))
        .startsWith("refused: TOO_LARGE: ")
        .contains("bomb.dcm", "deflated");
    assertThat(refusal("image.nrrd", "pixels.dcm"))
        .startsWith("refused: UNREADABLE_INSTANCE: ")
        .contains("pixels.dcm", "more pixel data than the header says");
  }

  @Test
  void refusesASeries() {
    assertThat(refusal("series", "image.nrrd"))
        .startsWith("refused: UNREADABLE_INSTANCE: ")
        .contains("bomb.dcm", "deflated");
  }

  private static String refusal(String image, String mask) {
    Path out = folder.resolve("out.json");
    CommandRun run =
        CommandRun.of(
            "extract",
            "--image",
            folder.resolve(image),
            "--mask",
            folder.resolve(mask),
            "--backend",
            "jvm",
            "--out",
            out);

    assertThat(run.status()).as(run.err()).isEqualTo(3);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).doesNotContain("Exception");
    assertThat(out).doesNotExist();
    return run.err();
  }

  /** One value of zeros. */
  private static byte[] bomb(int tag) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ImageOutputStream meta = new ImageOutputStream(file, UID.ExplicitVRLittleEndian)) {
      meta.writeFileMetaInformation(
          Part10.metaInformation("1.2", "1.3", UID.DeflatedExplicitVRLittleEndian));
    }
    ByteBuffer head = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    head.putShort((short) (tag >>> 16)).putShort((short) tag).put((byte) 'O').put((byte) 'W');
    head.putShort((short) 0).putInt(MEGABYTES << 20);
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try (OutputStream inflated = new DeflaterOutputStream(file, deflater)) {
      inflated.write(head.array());
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < MEGABYTES; i++) {
        inflated.write(zeros);
      }
    } finally {
      deflater.end();
    }
    return file.toByteArray();
  }
}
