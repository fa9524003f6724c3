package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Mask;
import org.tacescore.volume.VolumeGeometry;

class SegRoundTripTest {
  private final VolumeGeometry grid = SegFixtures.oblique(7, 5, 6, "1.2.3");
  private final SegSource source = SegFixtures.source(grid, "venous");
  private final Mask tumour =
      Mask.where(grid, offset -> (offset / 35 == 1 && offset % 3 == 0) || offset == 35 * 4 + 17);
  private final Mask liver = SegFixtures.random(grid, 4);

  private DicomObject written() {
    return SegWriter.write(
        source,
        List.of(SegFixtures.tumour("Tumour 1", tumour), SegFixtures.liver(liver)),
        SegFixtures.identity("seg"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        UID.ExplicitVRLittleEndian,
        UID.DeflatedExplicitVRLittleEndian,
        UID.ImplicitVRLittleEndian
      })
  void readsBackWhatItWrote(String transferSyntax) {
    DicomObject read = Part10.read(Part10.encode(written().dataset(), transferSyntax));

    Segmentation segmentation = SegReader.readOnto(read, grid);

    assertThat(segmentation.referencedSeriesUids())
        .containsExactly(source.instances().get(0).getString(Tag.SeriesInstanceUID));
    assertThat(segmentation.segments()).hasSize(2);
    Segment first = segmentation.segments().get(0);
    assertThat(first.number()).isEqualTo(1);
    assertThat(first.role()).isEqualTo(SegmentRole.TUMOUR);
    assertThat(first.trackingId()).isEqualTo("Tumour 1");
    assertThat(first.mask().offsets())
        .containsExactly(tumour.offsets().boxed().toArray(Integer[]::new));
    Segment second = segmentation.segments().get(1);
    assertThat(second.role()).isEqualTo(SegmentRole.LIVER);
    assertThat(second.mask().offsets())
        .containsExactly(liver.offsets().boxed().toArray(Integer[]::new));
  }

  @Test
  void leavesSlicesWithoutVoxelsOut() {
    DicomObject seg = written();

    assertThat(seg.dataset().getInt(Tag.NumberOfFrames, 0)).isEqualTo(2 + 6);
    Attributes secondFrame = seg.dataset().getSequence(Tag.PerFrameFunctionalGroupsSequence).get(1);
    assertThat(
            secondFrame
                .getNestedDataset(Tag.FrameContentSequence)
                .getInts(Tag.DimensionIndexValues))
        .containsExactly(1, 5);
  }

  @Test
  void writesTheSameBytesForTheSameInput() {
    assertThat(Part10.encode(written().dataset())).isEqualTo(Part10.encode(written().dataset()));
  }

  @Test
  void carriesThePatientOverIntoUtf8() {
    DicomObject read = Part10.read(Part10.encode(written().dataset()));

    assertThat(read.dataset().getString(Tag.SpecificCharacterSet)).isEqualTo("ISO_IR 192");
    assertThat(read.dataset().getString(Tag.PatientName)).isEqualTo("Prüfung^Anna");
  }

  @Test
  void placesFramesByPositionWhateverTheirOrder() {
    DicomObject seg = written();
    reverseFramesOfFirstSegment(seg.dataset());

    Segmentation segmentation = SegReader.readOnto(seg, grid);

    // Given frames 0 and 1 of segment 1 with swapped positions, their pixels swap slices.
    Mask swapped = segmentation.segments().get(0).mask();
    assertThat(swapped.contains(3, 2, 1)).isTrue();
    assertThat(swapped.voxelCount()).isEqualTo(tumour.voxelCount());
    assertThat(swapped.boundingBox().orElseThrow().firstSlice()).isEqualTo(1);
    assertThat(swapped.contains(0, 0, 4)).isEqualTo(tumour.contains(0, 0, 1));
  }

  private static void reverseFramesOfFirstSegment(Attributes seg) {
    Sequence frames = seg.getSequence(Tag.PerFrameFunctionalGroupsSequence);
    Attributes first = frames.remove(0);
    frames.add(1, first);
  }

  @Test
  void spansItsOwnGridWithoutTheSeries() {
    Segmentation segmentation = SegReader.read(written());

    Mask mask = segmentation.segments().get(1).mask();
    assertThat(mask.geometry().sameGridAs(grid, 1e-6)).isTrue();
    assertThat(mask.geometry().frameOfReferenceUid()).isEqualTo("1.2.3");
    assertThat(mask.offsets()).containsExactly(liver.offsets().boxed().toArray(Integer[]::new));
  }

  @Test
  void keepsTheSpacingOfSparseFramesOnItsOwnGrid() {
    DicomObject seg =
        SegWriter.write(
            source, List.of(SegFixtures.tumour("T", tumour)), SegFixtures.identity("sparse"));

    Mask mask = SegReader.read(seg).segments().get(0).mask();

    assertThat(mask.geometry().spacingMm().sliceMm()).isEqualTo(3);
    assertThat(mask.geometry().size().slices()).isEqualTo(4);
    assertThat(mask.voxelCount()).isEqualTo(tumour.voxelCount());
  }

  @Test
  void refusesToWriteNothing() {
    Mask empty = Mask.where(grid, offset -> false);

    assertThatThrownBy(
            () ->
                SegWriter.write(
                    source, List.of(SegFixtures.tumour("T", empty)), SegFixtures.identity("empty")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("EMPTY_SEGMENT");
  }

  @Test
  void refusesToWriteAMaskOfAnotherGrid() {
    Mask other = SegFixtures.random(SegFixtures.axial(7, 5, 6, "1.2.3"), 1);

    assertThatThrownBy(
            () ->
                SegWriter.write(
                    source, List.of(SegFixtures.tumour("T", other)), SegFixtures.identity("other")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
