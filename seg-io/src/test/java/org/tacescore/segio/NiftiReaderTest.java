package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.ValueType;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

class NiftiReaderTest {
  private static final float NAN = Float.NaN;

  @ParameterizedTest
  @CsvSource({
    "256, 1, -128",
    "2, 1, 255",
    "4, 2, -32768",
    "512, 2, 65535",
    "8, 4, -2147483648",
    "768, 4, 4294967295",
    "1024, 8, -9007199254740992",
    "1280, 8, 9007199254740992"
  })
  void readsWholeNumbersOfEveryWidthInBothOrders(int datatype, int bytes, long value) {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      ByteBuffer file = sform(order, datatype, bytes);
      int last = file.limit() - bytes;
      switch (bytes) {
        case 1 -> file.put(last, (byte) value);
        case 2 -> file.putShort(last, (short) value);
        case 4 -> file.putInt(last, (int) value);
        default -> file.putLong(last, value);
      }

      assertThat(read(file).at(1, 2, 1)).isEqualTo((double) value);
    }
  }

  @Test
  void readsFloatAndDouble() {
    ByteBuffer floats = sform(ByteOrder.LITTLE_ENDIAN, 16, 4);
    floats.putFloat(352, 0.1f);
    ByteBuffer doubles = sform(ByteOrder.BIG_ENDIAN, 64, 8);
    doubles.putDouble(352, 0.1);

    assertThat(read(floats).at(0, 0, 0)).isEqualTo(0.1f);
    assertThat(read(doubles).at(0, 0, 0)).isEqualTo(0.1);
  }

  @Test
  void turnsTheSformFromRasToLps() {
    // x = 2 i - 10, y = 3 j - 20, z = 4 k + 30, in RAS.
    Volume volume = read(sform(ByteOrder.LITTLE_ENDIAN, 4, 2));

    assertThat(volume.geometry().positionOf(1, 2, 1)).isEqualTo(new Vector3(8, 14, 34));
  }

  @Test
  void turnsTheQformWhereThereIsNoSform() {
    // A turn by 90 degrees about z: i leads to +y (RAS), j to -x; qfac -1: k leads to -z.
    ByteBuffer file = sform(ByteOrder.LITTLE_ENDIAN, 4, 2);
    file.putShort(254, (short) 0).putShort(252, (short) 1);
    file.putFloat(76, -1).putFloat(80, 2).putFloat(84, 3).putFloat(88, 4);
    file.putFloat(256, 0).putFloat(260, 0).putFloat(264, (float) Math.sqrt(0.5));
    file.putFloat(268, -10).putFloat(272, -20).putFloat(276, 30);

    Vector3 position = read(file).geometry().positionOf(1, 2, 1);

    // RAS: (-10 - 3*2, -20 + 2, 30 - 4) = (-16, -18, 26).
    assertThat(position.minus(new Vector3(16, 18, 26)).length()).isCloseTo(0, within(1e-5));
  }

  @Test
  void rescales() {
    ByteBuffer file = sform(ByteOrder.LITTLE_ENDIAN, 4, 2);
    file.putFloat(112, 0.5f).putFloat(116, -1000).putShort(352, (short) 7);

    Volume volume = read(file);
    assertThat(volume.at(0, 0, 0)).isEqualTo(-996.5);
    assertThat(volume.type()).isEqualTo(ValueType.FLOAT);
  }

  @ParameterizedTest
  @ValueSource(floats = {0, Float.NaN, Float.POSITIVE_INFINITY})
  void takesValuesAsTheyAreWithoutASlope(float slope) {
    ByteBuffer file = sform(ByteOrder.LITTLE_ENDIAN, 4, 2);
    file.putFloat(112, slope).putFloat(116, NAN).putShort(352, (short) 7);

    assertThat(read(file).at(0, 0, 0)).isEqualTo(7);
    assertThat(read(file).type()).isEqualTo(ValueType.INT16);
  }

  @Test
  void readsOneVolumeOfFourDimensions() {
    ByteBuffer file = sform(ByteOrder.LITTLE_ENDIAN, 4, 2);
    file.putShort(40, (short) 4).putShort(48, (short) 1);

    assertThat(read(file).geometry().size()).isEqualTo(new GridSize(2, 3, 2));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1000", "2, 1", "3, 0.001"})
  void turnsLengthsToMillimetres(byte units, double unitMm) {
    ByteBuffer file = sform(ByteOrder.LITTLE_ENDIAN, 4, 2);
    file.put(123, (byte) (units | 8));

    VolumeGeometry grid = read(file).geometry();

    assertThat(grid.spacingMm().sliceMm()).isEqualTo(4 * unitMm);
    assertThat(grid.origin()).isEqualTo(new Vector3(10 * unitMm, 20 * unitMm, 30 * unitMm));
  }

  /** pixdim of 5 mm tells which of the two was taken. */
  @ParameterizedTest
  @CsvSource({"1, 1, 2", "2, 1, 2", "3, 0, 2", "4, 3, 2", "4, 1, 5", "3, 2, 5", "0, 4, 5"})
  void prefersTheSpaceOfThePatient(short sformCode, short qformCode, double columnMm) {
    ByteBuffer file = sform(ByteOrder.LITTLE_ENDIAN, 4, 2);
    file.putShort(254, sformCode).putShort(252, qformCode);
    if (columnMm == 5) {
      file.putFloat(80, 5).putFloat(84, 5).putFloat(88, 5);
    }

    assertThat(read(file).geometry().spacingMm().columnMm()).isEqualTo(columnMm);
  }

  @Test
  void readsNifti2() {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      ByteBuffer file = nifti2(order);
      file.putDouble(176, 2).putDouble(184, -1).putShort(544 + 2 * 11, (short) 300);

      Volume volume = read(file);

      assertThat(volume.at(1, 2, 1)).isEqualTo(599);
      assertThat(volume.geometry().positionOf(1, 2, 1)).isEqualTo(new Vector3(8, 14, 34));
    }
  }

  @Test
  void refusesNifti2ByName() {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> read(nifti2(ByteOrder.LITTLE_ENDIAN).putLong(24, 1L << 40)))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Refusal.TOO_LARGE));
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> read(nifti2(ByteOrder.LITTLE_ENDIAN).putLong(24, 2 - (1L << 32))))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Refusal.GEOMETRY_MISMATCH));
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> read(nifti2(ByteOrder.LITTLE_ENDIAN).putInt(4, 0)))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Refusal.UNSUPPORTED_FORMAT));
  }

  private static ByteBuffer nifti2(ByteOrder order) {
    ByteBuffer file = ByteBuffer.allocate(544 + 12 * 2).order(order);
    file.putInt(0, 540).put(4, "n+2\0\r\n\032\n".getBytes(StandardCharsets.US_ASCII));
    file.putShort(12, (short) 4).putShort(14, (short) 16);
    file.putLong(16, 3).putLong(24, 2).putLong(32, 3).putLong(40, 2);
    file.putDouble(112, 2).putDouble(120, 3).putDouble(128, 4);
    file.putLong(168, 544).putInt(348, 1).putInt(500, 2);
    file.putDouble(400, 2).putDouble(424, -10);
    file.putDouble(440, 3).putDouble(456, -20);
    file.putDouble(480, 4).putDouble(488, 30);
    return file;
  }

  @Test
  void readsGzipAndLabels() throws IOException {
    ByteBuffer file = sform(ByteOrder.LITTLE_ENDIAN, 2, 1);
    file.put(352 + 3, (byte) 2);
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(bytes(file));
    }

    assertThat(NiftiReader.readMask(new ByteArrayInputStream(zipped.toByteArray()), 2).offsets())
        .containsExactly(3);
  }

  @Test
  void refusesByName() {
    assertRefused(Refusal.UNREADABLE_INSTANCE, file -> file.putInt(0, 540));
    assertRefused(Refusal.UNSUPPORTED_FORMAT, file -> file.putInt(0, 349));
    assertRefused(Refusal.UNSUPPORTED_FORMAT, file -> file.put(345, (byte) 'i'));
    assertRefused(Refusal.UNSUPPORTED_FORMAT, file -> file.putInt(344, 0));
    assertRefused(Refusal.UNSUPPORTED_FORMAT, file -> file.putShort(70, (short) 128));
    assertRefused(Refusal.UNSUPPORTED_FORMAT, file -> file.putShort(254, (short) 0));
    assertRefused(Refusal.UNSUPPORTED_FORMAT, file -> file.putShort(40, (short) 8));
    assertRefused(
        Refusal.UNSUPPORTED_FORMAT, file -> file.putShort(40, (short) 4).putShort(48, (short) 2));
    assertRefused(Refusal.UNSUPPORTED_FORMAT, file -> file.put(123, (byte) 4));
    assertRefused(Refusal.UNREADABLE_INSTANCE, file -> file.putFloat(112, 2).putFloat(116, NAN));
    assertRefused(Refusal.GEOMETRY_MISMATCH, file -> file.putFloat(80, 2.1f));
    assertRefused(Refusal.GEOMETRY_MISMATCH, file -> file.putFloat(80, -2));
    assertRefused(Refusal.GEOMETRY_MISMATCH, file -> file.putFloat(88, NAN));
    assertRefused(Refusal.GEOMETRY_MISMATCH, file -> file.putShort(42, (short) -1));
    assertRefused(Refusal.GEOMETRY_MISMATCH, file -> file.putFloat(280, Float.NaN));
    assertRefused(Refusal.GEOMETRY_MISMATCH, file -> file.putFloat(284, 1));
    assertRefused(Refusal.UNREADABLE_INSTANCE, file -> file.putFloat(108, Float.NaN));
    assertRefused(Refusal.UNREADABLE_INSTANCE, file -> file.putFloat(108, 1e9f));
    assertRefused(Refusal.UNREADABLE_INSTANCE, file -> file.putShort(42, (short) 3));
    assertRefused(
        Refusal.TOO_LARGE,
        file ->
            file.putShort(42, (short) 1000).putShort(44, (short) 1000).putShort(46, (short) 1000));
  }

  @Test
  void refusesAFileCutAnywhere() {
    byte[] file = sform(ByteOrder.LITTLE_ENDIAN, 4, 2).array();
    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(() -> NiftiReader.readVolume(new ByteArrayInputStream(cut)));
    }
  }

  private static void assertRefused(Refusal reason, Consumer<ByteBuffer> bend) {
    ByteBuffer file = sform(ByteOrder.LITTLE_ENDIAN, 4, 2);
    bend.accept(file);
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> read(file))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static Volume read(ByteBuffer file) {
    return NiftiReader.readVolume(new ByteArrayInputStream(bytes(file)));
  }

  /** A file of 2 x 3 x 2 voxels that are 0. */
  private static byte[] bytes(ByteBuffer file) {
    byte[] bytes = new byte[file.capacity()];
    file.get(0, bytes);
    return bytes;
  }

  private static ByteBuffer sform(ByteOrder order, int datatype, int bytes) {
    ByteBuffer file = ByteBuffer.allocate(352 + 12 * bytes).order(order);
    file.putInt(0, 348);
    file.putShort(40, (short) 3);
    file.putShort(42, (short) 2).putShort(44, (short) 3).putShort(46, (short) 2);
    file.putShort(70, (short) datatype).putShort(72, (short) (8 * bytes));
    file.putFloat(108, 352).put(123, (byte) 2);
    file.putShort(254, (short) 1);
    file.putFloat(280, 2).putFloat(292, -10);
    file.putFloat(300, 3).putFloat(308, -20);
    file.putFloat(320, 4).putFloat(324, 30);
    byte[] magic = "n+1\0".getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < magic.length; i++) {
      file.put(344 + i, magic[i]);
    }
    return file;
  }
}
