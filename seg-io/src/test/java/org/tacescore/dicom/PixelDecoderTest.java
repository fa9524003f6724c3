package org.tacescore.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Fragments;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

class PixelDecoderTest {

  @ParameterizedTest
  @CsvSource({"16,16,true", "16,16,false", "16,12,true", "16,12,false", "8,8,true", "8,8,false"})
  void readsTheSameValuesFromEveryUncompressedSyntax(int allocated, int stored, boolean signed) {
    int[] values = TestImages.noise(5, 6 * 7, stored, signed);
    Attributes image = TestImages.ct(6, allocated, stored, signed, values);

    for (String syntax :
        new String[] {
          UID.ImplicitVRLittleEndian,
          UID.ExplicitVRLittleEndian,
          UID.ExplicitVRBigEndianRetired,
          UID.DeflatedExplicitVRLittleEndian
        }) {
      DicomObject read = Part10.read(Part10.encode(image, syntax));
      assertThat(PixelDecoder.storedValues(read)).as(syntax).isEqualTo(values);
    }
  }

  @Test
  void dropsBitsOutsideTheStoredOnes() {
    // 12 bits stored, high bit 13: 0b10_vvvvvvvvvvvv_11.
    Attributes image = TestImages.ct(2, 16, 12, true, 0, 0);
    image.setInt(Tag.HighBit, VR.US, 13);
    image.setBytes(Tag.PixelData, VR.OW, words(0x8003 | 0x7FF << 2, 0x8003 | 0x800 << 2));

    assertThat(PixelDecoder.storedValues(plain(image))).containsExactly(2047, -2048);
  }

  @Test
  void readsTheFrameThatIsAsked() {
    Attributes image = TestImages.ct(2, 16, 16, false, 1, 2);
    image.setInt(Tag.NumberOfFrames, VR.IS, 2);
    image.setBytes(Tag.PixelData, VR.OW, words(1, 2, 3, 65535));

    assertThat(PixelDecoder.storedValues(plain(image), 1)).containsExactly(3, 65535);
  }

  @Test
  void joinsTheFragmentsOfAFrame() {
    byte[] frame = rle(5, 6, 7, 8);
    Attributes image = TestImages.ct(2, 8, 8, false, 0, 0, 0, 0);
    image.remove(Tag.PixelData);
    Fragments fragments = image.newFragments(Tag.PixelData, VR.OB, 3);
    fragments.add(new byte[0]);
    fragments.add(Arrays.copyOf(frame, 20));
    fragments.add(Arrays.copyOfRange(frame, 20, frame.length));

    DicomObject read = Part10.read(Part10.encode(image, UID.RLELossless));

    assertThat(PixelDecoder.storedValues(read)).containsExactly(5, 6, 7, 8);
  }

  @Test
  void findsFramesOfSeveralFragmentsByTheOffsetTable() {
    Attributes image = TestImages.ct(2, 8, 8, false, 0, 0, 0, 0);
    image.setInt(Tag.NumberOfFrames, VR.IS, 2);
    image.remove(Tag.PixelData);
    byte[] first = rle(1, 2, 3, 4);
    byte[] second = rle(5, 6, 7, 8);
    Fragments fragments = image.newFragments(Tag.PixelData, VR.OB, 4);
    fragments.add(
        ByteBuffer.allocate(8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(0)
            .putInt(first.length + 16)
            .array());
    fragments.add(Arrays.copyOf(first, 10));
    fragments.add(Arrays.copyOfRange(first, 10, first.length));
    fragments.add(second);
    DicomObject read = new DicomObject(UID.RLELossless, image);

    assertThat(PixelDecoder.storedValues(read, 0)).containsExactly(1, 2, 3, 4);
    assertThat(PixelDecoder.storedValues(read, 1)).containsExactly(5, 6, 7, 8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        UID.JPEGLossless,
        UID.JPEGLosslessNonHierarchical14,
        UID.JPEG2000LosslessOnly,
        UID.RLELossless
      })
  void refusesBrokenFramesByName(String syntax) {
    Attributes image = TestImages.ct(2, 16, 16, false, 1, 2);
    image.remove(Tag.PixelData);
    Fragments fragments = image.newFragments(Tag.PixelData, VR.OB, 2);
    fragments.add(new byte[0]);
    fragments.add(new byte[] {-1, -40, 0, 1});

    assertRefused(Refusal.UNREADABLE_INSTANCE, new DicomObject(syntax, image));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.2.840.10008.1.2.4.80",
        "1.2.840.10008.1.2.4.50",
        "1.2.840.10008.1.2.4.51",
        "1.2.840.10008.1.2.4.91",
        "1.2.840.10008.1.2.4.201",
        "1.2.3"
      })
  void refusesOtherTransferSyntaxes(String syntax) {
    Attributes image = TestImages.ct(2, 16, 16, false, 1, 2);

    assertRefused(Refusal.UNSUPPORTED_TRANSFER_SYNTAX, new DicomObject(syntax, image));
  }

  @Test
  void refusesImpossiblePixelFormats() {
    Attributes image = TestImages.ct(2, 16, 16, false, 1, 2);
    image.setInt(Tag.BitsStored, VR.US, 17);
    assertRefused(Refusal.UNREADABLE_INSTANCE, plain(image));

    Attributes cells = TestImages.ct(2, 16, 16, false, 1, 2);
    cells.setInt(Tag.BitsAllocated, VR.US, 12);
    assertRefused(Refusal.UNSUPPORTED_FORMAT, plain(cells));

    Attributes colour = TestImages.ct(2, 16, 16, false, 1, 2);
    colour.setString(Tag.PhotometricInterpretation, VR.CS, "PALETTE COLOR");
    assertRefused(Refusal.UNSUPPORTED_FORMAT, plain(colour));
  }

  private static DicomObject plain(Attributes image) {
    return new DicomObject(UID.ExplicitVRLittleEndian, image);
  }

  private static byte[] words(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      bytes.putShort((short) value);
    }
    return bytes.array();
  }

  /** One literal run, even length. */
  private static byte[] rle(int... values) {
    ByteBuffer frame = ByteBuffer.allocate(66 + values.length & ~1).order(ByteOrder.LITTLE_ENDIAN);
    frame.putInt(1).putInt(64).position(64);
    frame.put((byte) (values.length - 1));
    for (int value : values) {
      frame.put((byte) value);
    }
    return frame.array();
  }

  private static void assertRefused(Refusal reason, DicomObject image) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> PixelDecoder.storedValues(image))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
