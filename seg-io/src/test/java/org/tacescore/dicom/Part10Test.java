package org.tacescore.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Fragments;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Part10Test {

  @ParameterizedTest
  @ValueSource(
      strings = {
        UID.ImplicitVRLittleEndian,
        UID.ExplicitVRLittleEndian,
        UID.ExplicitVRBigEndianRetired,
        UID.DeflatedExplicitVRLittleEndian
      })
  void readsBackWhatItWrote(String transferSyntaxUid) {
    DicomObject read = Part10.read(Part10.encode(nested(), transferSyntaxUid));

    assertThat(read.transferSyntaxUid()).isEqualTo(transferSyntaxUid);
    assertThat(Part10.encode(read.dataset())).isEqualTo(Part10.encode(nested()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        UID.ImplicitVRLittleEndian,
        UID.ExplicitVRLittleEndian,
        UID.ExplicitVRBigEndianRetired
      })
  void refusesAFileCutAnywhereButBetweenItsElements(String transferSyntaxUid) {
    byte[] whole = Part10.encode(nested(), transferSyntaxUid);
    Set<Integer> ends = topLevelEnds(transferSyntaxUid);

    List<Integer> readable = new ArrayList<>();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      Throwable thrown = catchThrowable(() -> Part10.read(cut));
      if (thrown == null) {
        readable.add(length);
      } else {
        assertThat(thrown).isInstanceOf(MalformedDicomException.class);
      }
    }

    assertThat(ends).containsAll(readable);
  }

  @Test
  void refusesEncapsulatedPixelDataCutAnywhere() {
    Attributes image = nested();
    image.remove(Tag.PixelData);
    var fragments = image.newFragments(Tag.PixelData, VR.OB, 3);
    fragments.add(new byte[0]);
    fragments.add(new byte[] {1, 2, 3, 4});
    fragments.add(new byte[] {5, 6});
    byte[] whole = Part10.encode(image, UID.RLELossless);

    assertThat((Fragments) Part10.read(whole).dataset().getValue(Tag.PixelData))
        .hasSize(3)
        .endsWith(new byte[] {1, 2, 3, 4}, new byte[] {5, 6});
    int start = whole.length - (12 + 8 + 8 + 4 + 8 + 2 + 8);
    for (int length = start + 1; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatExceptionOfType(MalformedDicomException.class).isThrownBy(() -> Part10.read(cut));
    }
  }

  @Test
  void refusesWhatIsNoDicom() {
    for (byte[] bytes :
        List.of(new byte[0], new byte[200], "<html></html>".getBytes(StandardCharsets.UTF_8))) {
      assertThatExceptionOfType(MalformedDicomException.class).isThrownBy(() -> Part10.read(bytes));
    }
  }

  @Test
  void refusesALengthOfGigabytesWithoutAllocatingIt() {
    byte[] whole = Part10.encode(nested());
    // Pixel Data is last: 12 bytes of header, 8 of value.
    ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putInt(whole.length - 12, 0x7FFFFFF0);

    assertThatExceptionOfType(MalformedDicomException.class).isThrownBy(() -> Part10.read(whole));
  }

  @Test
  void refusesSequencesNestedWithoutEnd() {
    byte[] start = Part10.encode(minimal());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(start);
    // (0040,A730) SQ of undefined length, item of undefined length, and so on.
    byte[] opening = {
      0x40, 0, 0x30, (byte) 0xA7, 'S', 'Q', 0, 0, -1, -1, -1, -1, -2, -1, 0, -32, -1, -1, -1, -1
    };
    for (int i = 0; i < 100_000; i++) {
      bytes.writeBytes(opening);
    }

    assertThatExceptionOfType(MalformedDicomException.class)
        .isThrownBy(() -> Part10.read(bytes.toByteArray()))
        .withMessageContaining("nested");
  }

  @Test
  void keepsUnknownRepresentationsThroughACopy() {
    Attributes dataset = minimal();
    dataset.setString(0x00990010, VR.LO, "TACESCORE TEST");
    dataset.setBytes(0x00991001, VR.UN, new byte[] {1, 2, 3, 4});

    Attributes read = Part10.read(Part10.encode(dataset)).dataset();

    assertThat(read.getSafeBytes(0x00991001)).containsExactly(1, 2, 3, 4);
  }

  private static Attributes minimal() {
    Attributes dataset = new Attributes();
    dataset.setString(Tag.SOPClassUID, VR.UI, UID.CTImageStorage);
    dataset.setString(Tag.SOPInstanceUID, VR.UI, "2.25.1");
    return dataset;
  }

  private static Attributes nested() {
    Attributes dataset = minimal();
    dataset.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
    dataset.setString(Tag.SeriesDescription, VR.LO, "Leber arteriell, Prüfung");
    Attributes code = new Attributes();
    code.setString(Tag.CodeValue, VR.SH, "10200004");
    Attributes item = new Attributes();
    item.newSequence(Tag.AnatomicRegionSequence, 1).add(code);
    dataset.newSequence(Tag.SharedFunctionalGroupsSequence, 2).add(item);
    dataset.getSequence(Tag.SharedFunctionalGroupsSequence).add(new Attributes());
    dataset.setBytes(Tag.PixelData, VR.OW, new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
    return dataset;
  }

  /** Where a file may end unnoticed: after the meta information, and after each element. */
  private static Set<Integer> topLevelEnds(String transferSyntaxUid) {
    Set<Integer> ends = new HashSet<>();
    int end = Part10.encode(nested(), transferSyntaxUid).length;
    int[] tags = nested().tags();
    for (int i = tags.length - 1; i >= 0; i--) {
      ends.add(end);
      end -= encodedLength(tags[i], transferSyntaxUid);
    }
    ends.add(end);
    return ends;
  }

  private static int encodedLength(int tag, String transferSyntaxUid) {
    Attributes with = nested();
    if (minimal().contains(tag)) {
      return 8 + (with.getString(tag).length() + 1 & ~1);
    }
    Attributes without = nested();
    without.remove(tag);
    return Part10.encode(with, transferSyntaxUid).length
        - Part10.encode(without, transferSyntaxUid).length;
  }
}
