package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.VR;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.dicom.Part10;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.VolumeGeometry;

/** Bytes from outside end in a named refusal, whatever they are. */
class ResearchFormatsFuzzTest {
  private static final String BEGINNING =
      "NRRD0004\ntype: uint8\ndimension: 3\nencoding: raw\nspace: LPS\n";

  @FuzzTest(maxDuration = "60s")
  void readsOrRefusesNrrd(byte @Nullable [] data) {
    if (data == null) {
      return;
    }
    try {
      assertThat(NrrdReader.readVolume(new ByteArrayInputStream(data)).geometry()).isNotNull();
    } catch (RefusedException e) {
      assertThat(e.reason()).isNotNull();
    }
  }

  @FuzzTest(maxDuration = "60s")
  void readsOrRefusesSegNrrd(byte @Nullable [] data) {
    if (data == null) {
      return;
    }
    byte[] begun = BEGINNING.getBytes(StandardCharsets.US_ASCII);
    byte[] file = Arrays.copyOf(begun, begun.length + data.length);
    System.arraycopy(data, 0, file, begun.length, data.length);
    try {
      assertThat(SegNrrdReader.read(new ByteArrayInputStream(file)).segments()).isNotEmpty();
    } catch (RefusedException e) {
      assertThat(e.reason()).isNotNull();
    }
  }

  @FuzzTest(maxDuration = "60s")
  void readsOrRefusesNifti(byte @Nullable [] data) {
    if (data == null) {
      return;
    }
    try {
      assertThat(NiftiReader.readVolume(new ByteArrayInputStream(data)).geometry()).isNotNull();
    } catch (RefusedException e) {
      assertThat(e.reason()).isNotNull();
    }
  }

  /** The bytes are Contour Data and what surrounds it, and then a whole file. */
  @FuzzTest(maxDuration = "60s")
  void readsOrRefusesAStructureSet(byte @Nullable [] data) {
    if (data == null) {
      return;
    }
    VolumeGeometry grid = SegFixtures.axial(12, 10, 6, "1.2.3");
    StructureSetDraft draft = new StructureSetDraft(grid).region(1, "T", "");
    draft.contour("CLOSED_PLANAR", 1, 1, 1, 6, 1, 6, 5).setBytes(Tag.ContourData, VR.DS, data);
    draft
        .contour("CLOSED_PLANAR", 2, 1, 1, 6, 1, 6, 5)
        .setBytes(Tag.NumberOfContourPoints, VR.IS, data);
    draft.contour("CLOSED_PLANAR", 3, indices(data));
    for (int number = 1; number < 3; number++) {
      readsOrRefuses(draft.object(), number, grid);
      draft.region(2, "U", "").contour("CLOSED_PLANAR", 3, indices(data));
    }
    try {
      readsOrRefuses(Part10.read(data), 1, grid);
    } catch (MalformedDicomException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private static double[] indices(byte[] data) {
    double[] indices = new double[data.length / 2 * 2];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = data[i] / 12.0;
    }
    return indices;
  }

  private static void readsOrRefuses(DicomObject structures, int number, VolumeGeometry grid) {
    try {
      assertThat(RtStructReader.readMask(structures, number, grid).geometry()).isEqualTo(grid);
    } catch (RefusedException | MalformedDicomException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  /** A real file with some bytes changed. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void readsOrRefusesABrokenStructureSet(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    VolumeGeometry grid = SegFixtures.oblique(12, 10, 6, "1.2.3");
    StructureSetDraft draft = new StructureSetDraft(grid).region(1, "T", "GTV");
    byte[] whole =
        Part10.encode(
            draft.closed(3, 1, 1, 1, 8, 1, 8, 7, 1, 7).closed(2, 2, 3, 3, 5, 3, 4, 6).dataset());
    for (int round = 0; round < 300; round++) {
      byte[] broken = whole.clone();
      for (int change = random.nextInt(1, 6); change > 0; change--) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      try {
        readsOrRefuses(Part10.read(broken), 1, grid);
      } catch (MalformedDicomException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }
}
