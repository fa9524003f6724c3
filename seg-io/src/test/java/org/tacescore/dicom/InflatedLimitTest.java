package org.tacescore.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import org.aoju.bus.image.Tag;
import org.junit.jupiter.api.Test;

/** A deflated data set is held by its bytes, before they are there. */
class InflatedLimitTest {
  private static final int PRIVATE = 0x00111010;
  private static final long MEGABYTE = 1 << 20;

  /** Twice the largest read buffer, and far below what the bombs inflate to. */
  private static final long LITTLE_MEMORY = 16 * MEGABYTE;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void refusesAGigabyteOfZerosInAMegabyteBeforeInflatingThem() {
    byte[] bomb = new InflatedBytes().head(PRIVATE, "OB", 1024 * MEGABYTE).zeros(1024).file();

    assertThat(bomb).hasSizeLessThan(1_200_000);
    assertRefused(OversizedDicomException.class, bomb, "beside pixel data");
  }

  @Test
  void refusesMorePixelDataThanTheHeaderSays() {
    byte[] bomb = image(512, 512).head(Tag.PixelData, "OW", 1024 * MEGABYTE).zeros(1024).file();

    assertRefused(
        MalformedDicomException.class, bomb, "there are more pixel data than the header says");
  }

  @Test
  void refusesPixelDataGivenAgainAndAgain() {
    InflatedBytes bomb = image(1024, 1024);
    for (int i = 0; i < 3; i++) {
      bomb.head(Tag.PixelData, "OW", 2 * MEGABYTE).zeros(2);
    }

    assertRefused(MalformedDicomException.class, bomb.file(), "more pixel data than");
  }

  @Test
  void refusesPixelDataLargerThanAnyImage() {
    byte[] bomb = image(65535, 65535).head(Tag.PixelData, "OW", 2047 * MEGABYTE).zeros(16).file();

    assertRefused(OversizedDicomException.class, bomb, "bytes of pixel data");
  }

  @Test
  void refusesFragmentsThatGrowBeyondAll() {
    InflatedBytes bomb = new InflatedBytes().head(PRIVATE, "OB", 0xFFFFFFFFL);

    assertRefused(
        OversizedDicomException.class,
        bomb.add(item(1024 * MEGABYTE)).zeros(1024).file(),
        "beside pixel data");
  }

  @Test
  void refusesManyValuesOfAMegabyteEach() {
    InflatedBytes bomb = new InflatedBytes();
    byte[] zeros = new byte[(int) MEGABYTE];
    for (int i = 0; i < 300; i++) {
      bomb.head(PRIVATE + i, "OB", MEGABYTE).add(zeros);
    }

    assertThatExceptionOfType(OversizedDicomException.class)
        .isThrownBy(() -> Part10.read(bomb.file()))
        .withMessageContaining("beside pixel data");
  }

  @Test
  void readsPixelDataAsLargeAsTheHeaderSays() {
    byte[] image = image(1024, 512).head(Tag.PixelData, "OW", MEGABYTE).zeros(1).file();

    assertThat(Part10.read(image).dataset().getSafeBytes(Tag.PixelData)).hasSize(1 << 20);
  }

  /** The toolkit shifts what it has for each element that comes too early. */
  @Test
  void refusesHundredThousandsOfElementsInADataSet() {
    ByteArrayOutputStream elements = new ByteArrayOutputStream();
    for (int i = 0; i < 100_000; i++) {
      ByteBuffer element = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
      element.putShort((short) (0x31 - 2 * (i >> 16))).putShort((short) ~i);
      elements.writeBytes(element.put((byte) 'L').put((byte) 'O').putShort((short) 0).array());
    }
    byte[] file = new InflatedBytes().add(elements.toByteArray()).file();

    assertThatExceptionOfType(MalformedDicomException.class)
        .isThrownBy(() -> Part10.read(file))
        .withMessageContaining("elements");
  }

  @Test
  void refusesMillionsOfEmptyFragments() {
    ByteArrayOutputStream fragments = new ByteArrayOutputStream();
    for (int i = 0; i < 2_000_001; i++) {
      fragments.writeBytes(item(0));
    }
    byte[] file =
        new InflatedBytes().head(PRIVATE, "OB", 0xFFFFFFFFL).add(fragments.toByteArray()).file();

    assertThatExceptionOfType(MalformedDicomException.class)
        .isThrownBy(() -> Part10.read(file))
        .withMessageContaining("items");
  }

  private void assertRefused(
      Class<? extends MalformedDicomException> type, byte[] bomb, String message) {
    long before = threads.getCurrentThreadAllocatedBytes();
    long start = threads.getCurrentThreadCpuTime();

    assertThatExceptionOfType(type)
        .isThrownBy(() -> Part10.read(bomb))
        .withMessageContaining(message);

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(LITTLE_MEMORY);
    assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start))
        .isLessThan(Duration.ofSeconds(1));
  }

  /** 16 bits a pixel. */
  private static InflatedBytes image(int rows, int columns) {
    return new InflatedBytes()
        .number(Tag.SamplesPerPixel, 1)
        .number(Tag.Rows, rows)
        .number(Tag.Columns, columns)
        .number(Tag.BitsAllocated, 16);
  }

  private static byte[] item(long length) {
    ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    return head.putInt(0xE000FFFE).putInt((int) length).array();
  }
}
