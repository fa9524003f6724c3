package org.tacescore.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Fragments;
import org.aoju.bus.image.galaxy.data.VR;
import org.aoju.bus.image.galaxy.io.ImageOutputStream;
import org.jspecify.annotations.Nullable;
import org.tacescore.refusal.RefusedException;

/** Bytes from outside end in a named exception, whatever they are. */
class DicomFuzzTest {
  private static final PixelFormat FORMAT = new PixelFormat(8, 8, 1, 16, 12, 11, true);

  @FuzzTest(maxDuration = "60s")
  void readsOrRefusesPart10(byte @Nullable [] data) {
    if (data == null) {
      return;
    }
    try {
      DicomObject read = Part10.read(data);
      assertThat(read.transferSyntaxUid()).isNotNull();
    } catch (MalformedDicomException e) {
      assertThat(e).hasMessageNotContaining("\n");
    }
  }

  /** The fuzzer seldom finds preamble and meta information by itself. */
  @FuzzTest(maxDuration = "60s")
  void readsOrRefusesADataSet(byte @Nullable [] data) {
    if (data == null || data.length == 0) {
      return;
    }
    String[] syntaxes = {
      UID.ExplicitVRLittleEndian,
      UID.ImplicitVRLittleEndian,
      UID.ExplicitVRBigEndianRetired,
      UID.DeflatedExplicitVRLittleEndian
    };
    byte[] meta = metaInformation(syntaxes[data[0] & 3]);
    byte[] file = new byte[meta.length + data.length - 1];
    System.arraycopy(meta, 0, file, 0, meta.length);
    System.arraycopy(data, 1, file, meta.length, data.length - 1);
    try {
      DicomObject read = Part10.read(file);
      DicomJson.write(read.dataset(), tag -> Optional.of("bulk"));
    } catch (MalformedDicomException e) {
      assertThat(e).hasMessageNotContaining("\n");
    }
  }

  @FuzzTest(maxDuration = "60s")
  void expandsOrRefusesRle(byte @Nullable [] data) {
    if (data == null) {
      return;
    }
    try {
      assertThat(RleLossless.cells(data, FORMAT)).hasSize(64);
    } catch (IOException e) {
      assertThat(e).hasMessageNotContaining("\n");
    }
  }

  @FuzzTest(maxDuration = "60s")
  void readsOrRefusesJson(byte @Nullable [] data) {
    if (data == null) {
      return;
    }
    try {
      DicomJson.parse(data).forEach(DicomJson::write);
    } catch (MalformedDicomException e) {
      assertThat(e).hasMessageNotContaining("\n");
    }
  }

  /** The first byte chooses the codec; the second how large the image claims to be. */
  @FuzzTest(maxDuration = "60s")
  void decodesOrRefusesACompressedFrame(byte @Nullable [] data) {
    if (data == null || data.length < 2) {
      return;
    }
    String[] syntaxes = {
      UID.JPEGLossless, UID.JPEG2000LosslessOnly, UID.RLELossless, UID.JPEGLosslessNonHierarchical14
    };
    byte[] frame = Arrays.copyOfRange(data, 2, data.length);
    DicomObject image = new DicomObject(syntaxes[data[0] & 3], compressed(data[1] < 0, frame));
    try {
      assertThat(PixelDecoder.storedValues(image)).isNotEmpty();
    } catch (RefusedException e) {
      assertThat(e.reason()).isNotNull();
    }
  }

  private static Attributes compressed(boolean huge, byte[] frame) {
    Attributes image = new Attributes();
    image.setString(Tag.SOPInstanceUID, VR.UI, "1.2.3");
    image.setInt(Tag.Rows, VR.US, huge ? 30_000 : 8);
    image.setInt(Tag.Columns, VR.US, huge ? 30_000 : 8);
    image.setInt(Tag.BitsAllocated, VR.US, 16);
    image.setInt(Tag.BitsStored, VR.US, 12);
    Fragments fragments = image.newFragments(Tag.PixelData, VR.OB, 2);
    fragments.add(new byte[0]);
    fragments.add(frame);
    return image;
  }

  /** What stands before the data set in a file of this transfer syntax. */
  private static byte[] metaInformation(String transferSyntaxUid) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new ImageOutputStream(bytes, UID.ExplicitVRLittleEndian)) {
      out.writeFileMetaInformation(Part10.metaInformation("1.2", "1.3", transferSyntaxUid));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
