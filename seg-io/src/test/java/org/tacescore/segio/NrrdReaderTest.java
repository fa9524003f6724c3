package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;

class NrrdReaderTest {
  private static final String LPS =
      """
      NRRD0004
      # a comment
      type: %s
      dimension: 3
      space: %s
      sizes: 2 1 3
      space directions: (0.5,0,0) (0,-2,0) (0,0,3)
      kinds: domain domain domain
      endian: %s
      encoding: %s
      space origin: (10,20,30)

      """;

  @ParameterizedTest
  @CsvSource({
    "signed char, 1, -128, 127",
    "uint8, 1, 0, 255",
    "short, 2, -32768, 32767",
    "unsigned short, 2, 0, 65535",
    "int, 4, -2147483648, 2147483647",
    "uint32, 4, 0, 4294967295",
    "int64, 8, -9007199254740992, 9007199254740992",
    "uint64, 8, 0, 9007199254740992"
  })
  void readsWholeNumbersOfEveryWidthInBothOrders(String type, int bytes, long low, long high) {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      String endian = order == ByteOrder.LITTLE_ENDIAN ? "little" : "big";
      Volume volume =
          read(
              LPS.formatted(type, "LPS", endian, "raw"),
              whole(order, bytes, low, high, 1, 2, 3, 4));

      assertThat(volume.toArray()).containsExactly((double) low, (double) high, 1, 2, 3, 4);
    }
  }

  @Test
  void readsFloatAndDouble() {
    ByteBuffer floats = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer doubles = ByteBuffer.allocate(48).order(ByteOrder.BIG_ENDIAN);
    for (int i = 0; i < 6; i++) {
      floats.putFloat(0.1f * i);
      doubles.putDouble(0.1 * i);
    }

    assertThat(read(LPS.formatted("float", "LPS", "little", "raw"), floats.array()).at(1, 0, 2))
        .isEqualTo(0.1f * 5);
    assertThat(read(LPS.formatted("double", "LPS", "big", "raw"), doubles.array()).at(1, 0, 2))
        .isEqualTo(0.1 * 5);
  }

  @ParameterizedTest
  @CsvSource({
    "left-posterior-superior, 10.5, 20, 36",
    "LPS, 10.5, 20, 36",
    "right-anterior-superior, -10.5, -20, 36",
    "RAS, -10.5, -20, 36",
    "LAS, 10.5, -20, 36"
  })
  void turnsEachSpaceToLps(String space, double x, double y, double z) {
    Volume volume = read(LPS.formatted("uint8", space, "little", "raw"), new byte[6]);

    assertThat(volume.geometry().positionOf(1, 0, 2)).isEqualTo(new Vector3(x, y, z));
    assertThat(volume.geometry().spacingMm().rowMm()).isEqualTo(2);
    double y1 = volume.geometry().positionOf(0, 1, 0).y();
    assertThat(y1 - volume.geometry().origin().y()).isEqualTo(space.matches("(?i)l.*p.*") ? -2 : 2);
  }

  @Test
  void readsGzip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(new byte[] {1, 2, 3, 4, 5, 6});
    }
    Volume volume = read(LPS.formatted("uchar", "LPS", "little", "gzip"), bytes.toByteArray());

    assertThat(volume.toArray()).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void readsTextAndHexDigits() {
    String ascii = LPS.replace("endian: %s\n", "").formatted("short", "LPS", "txt");
    String hex = LPS.formatted("short", "LPS", "big", "hex");

    assertThat(read(ascii, text("-32768 2,3\n4, 5\t32767\n")).toArray())
        .containsExactly(-32768, 2, 3, 4, 5, 32767);
    assertThat(read(hex, text("80000002\n00030004\r\n 00057f\nFF")).toArray())
        .containsExactly(-32768, 2, 3, 4, 5, 32767);
    assertThat(read(ascii.replace("short", "double"), text("1 2 3 4 5 -2.5e-3")).at(1, 0, 2))
        .isEqualTo(-0.0025);
  }

  @ParameterizedTest
  @CsvSource({"uint8, 1 2 3 4 5 256", "int8, 1 2 3 4 5 -129", "uint64, 1 2 3 4 5 -1"})
  void refusesTextThatIsNoNumberOfTheType(String type, String voxels) {
    assertRefused(
        LPS.formatted(type, "LPS", "little", "ascii"), text(voxels), Refusal.UNREADABLE_INSTANCE);
  }

  @Test
  void skipsWhatLiesBeforeTheVoxels() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(new byte[] {9, 9, 1, 2, 3, 4, 5, 6});
    }
    String header = LPS.formatted("uint8", "LPS", "little", "%s");
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    lines.writeBytes(text("another\nheader\n"));
    lines.writeBytes(zipped.toByteArray());

    assertThat(
            read(header.formatted("gzip\nline skip: 2\nbyteskip: 2"), lines.toByteArray())
                .toArray())
        .containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(
            read(header.formatted("raw\nbyte skip: 2"), new byte[] {9, 9, 1, 2, 3, 4, 5, 6})
                .toArray())
        .containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void readsHeadersOfOtherWriters() {
    String header =
        LPS.formatted("UCHAR", "Left-Posterior-Superior", "little", "RAW")
            .replace("dimension", "Dimension")
            .replace("(0,-2,0)", "(0, -2, 0)")
            .replace("kinds", "space units: \"mm\" \"mm\" \"mm\"\nkinds")
            .replace("encoding", "measurement frame: (1,0,0) (0,1,0) (0,0,1)\nkey:=x: y\nencoding")
            .replace("\n", "\r\n");

    assertThat(read(header, new byte[] {1, 2, 3, 4, 5, 6}).at(1, 0, 2)).isEqualTo(6);
  }

  @Test
  void refusesADetachedHeaderThatEndsWithTheFile() {
    String header = LPS.formatted("uint8", "LPS", "little", "raw").stripTrailing();

    assertRefused(
        header + "\ndata file: ../../etc/passwd", new byte[0], Refusal.UNSUPPORTED_FORMAT);
  }

  @Test
  void stopsAZipBombWhereTheHeaderSays() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 8; i++) {
        out.write(zeros);
      }
    }
    assertRefused(
        LPS.formatted("uint8", "LPS", "little", "gzip"),
        zipped.toByteArray(),
        Refusal.UNREADABLE_INSTANCE);
  }

  @Test
  void refusesWhatWouldNotFitTheMemory() {
    assertThat(RawVoxels.requireModest(1000, 1, VoxelType.INT16, 6000)).isEqualTo(2000);
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> RawVoxels.requireModest(1000, 1, VoxelType.INT16, 5999))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Refusal.TOO_LARGE));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void assertRefused(String header, byte[] voxels, Refusal reason) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> read(header, voxels))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void takesTheVoxelsWithTheLabel() {
    byte[] file =
        file(LPS.formatted("uint8", "LPS", "little", "raw"), new byte[] {0, 2, 1, 2, 2, 0});

    Mask mask = NrrdReader.readMask(new ByteArrayInputStream(file), 2);

    assertThat(mask.offsets()).containsExactly(1, 3, 4);
    assertThat(NrrdReader.readMask(new ByteArrayInputStream(file), 9).isEmpty()).isTrue();
  }

  @Test
  void takesAFileWithSpacingsAloneToBeAxial() {
    String header =
        "NRRD0001\ntype: uint8\ndimension: 3\nsizes: 1 2 1\nspacings: 1 2 3\nencoding: raw\n\n";

    assertThat(read(header, new byte[2]).geometry().positionOf(0, 1, 0))
        .isEqualTo(new Vector3(0, 2, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "encoding: raw, encoding: bzip2, UNSUPPORTED_FORMAT",
    "encoding: raw, encoding: bz2, UNSUPPORTED_FORMAT",
    "encoding: raw, 'encoding: raw\ndata file: x.raw', UNSUPPORTED_FORMAT",
    "encoding: raw, 'encoding: raw\nbyte skip: -1', UNSUPPORTED_FORMAT",
    "encoding: raw, 'encoding: raw\nencoding: raw', UNREADABLE_INSTANCE",
    "encoding: raw, encoding: hex, UNREADABLE_INSTANCE",
    "encoding: raw, encoding: text, UNREADABLE_INSTANCE",
    "encoding: raw, 'encoding: raw\nline skip: 99999999', UNSUPPORTED_FORMAT",
    "encoding: raw, 'encoding: raw\nbyte skip: 9', UNREADABLE_INSTANCE",
    "encoding: raw, 'encoding: raw\nspace units: \"mm\" \"mm\" \"um\"', UNSUPPORTED_FORMAT",
    "encoding: raw, 'encoding: raw\nkey:=1\nkey:=2', UNREADABLE_INSTANCE",
    "space: LPS, space dimension: 3, UNSUPPORTED_FORMAT",
    "'(0.5,0,0)', 'x (0.5,0,0)', UNREADABLE_INSTANCE",
    "'(0.5,0,0)', '(1e999,0,0)', GEOMETRY_MISMATCH",
    "sizes: 2 1 3, sizes: 2 1 99999999999999999999, UNREADABLE_INSTANCE",
    "sizes: 2 1 3, sizes: 2 1 4294967299, TOO_LARGE",
    "type: short, type: block, UNSUPPORTED_FORMAT",
    "space: LPS, space: scanner-xyz, UNSUPPORTED_FORMAT",
    "dimension: 3, dimension: 2, UNREADABLE_INSTANCE",
    "sizes: 2 1 3, sizes: 2 1 -3, GEOMETRY_MISMATCH",
    "sizes: 2 1 3, sizes: 2 1 x, UNREADABLE_INSTANCE",
    "sizes: 2 1 3, sizes: 99999 99999 99999, TOO_LARGE",
    "sizes: 2 1 3, sizes: 1000 1000 1000, TOO_LARGE",
    "sizes: 2 1 3, sizes: 2 1 4, UNREADABLE_INSTANCE",
    "'(0.5,0,0)', '(NaN,0,0)', GEOMETRY_MISMATCH",
    "'(0.5,0,0)', '(0,0,0)', GEOMETRY_MISMATCH",
    "'(0.5,0,0)', '(0.5,0.5,0)', GEOMETRY_MISMATCH",
    "'(0.5,0,0)', '(0.5,0)', UNREADABLE_INSTANCE",
    "'(0.5,0,0)', none, UNREADABLE_INSTANCE",
    "endian: little, endian: middle, UNREADABLE_INSTANCE",
    "NRRD0004, NRRD0009, UNREADABLE_INSTANCE"
  })
  void refusesByName(String from, String to, Refusal reason) {
    String header = LPS.formatted("short", "LPS", "little", "raw");
    assertThat(header).contains(from);

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> read(header.replace(from, to), new byte[12]))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @ParameterizedTest
  @ValueSource(strings = {"raw", "gzip"})
  void refusesAFileCutAnywhere(String encoding) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(new byte[] {1, 2, 3, 4, 5, 6});
    }
    byte[] data = encoding.equals("raw") ? new byte[6] : zipped.toByteArray();
    byte[] file = file(LPS.formatted("uint8", "LPS", "little", encoding), data);
    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThatExceptionOfType(RefusedException.class)
          .as("length %d", length)
          .isThrownBy(() -> NrrdReader.readVolume(new ByteArrayInputStream(cut)));
    }
  }

  private static Volume read(String header, byte[] voxels) {
    return NrrdReader.readVolume(new ByteArrayInputStream(file(header, voxels)));
  }

  private static byte[] file(String header, byte[] voxels) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(header.getBytes(StandardCharsets.UTF_8));
    file.writeBytes(voxels);
    return file.toByteArray();
  }

  private static byte[] whole(ByteOrder order, int bytes, long... values) {
    ByteBuffer buffer = ByteBuffer.allocate(values.length * bytes).order(order);
    for (long value : values) {
      switch (bytes) {
        case 1 -> buffer.put((byte) value);
        case 2 -> buffer.putShort((short) value);
        case 4 -> buffer.putInt((int) value);
        default -> buffer.putLong(value);
      }
    }
    return buffer.array();
  }
}
