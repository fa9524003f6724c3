package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.dicom.DicomObject;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

class SegReaderTest {
  private final VolumeGeometry grid = SegFixtures.axial(6, 4, 5, "1.2.3");
  private final Mask mask = SegFixtures.random(grid, 7);

  private DicomObject seg(Consumer<Attributes> bend) {
    DicomObject seg =
        SegWriter.write(
            SegFixtures.source(grid, "art"),
            List.of(SegFixtures.tumour("T", mask)),
            SegFixtures.identity("seg"));
    bend.accept(seg.dataset());
    return seg;
  }

  private static void assertRefused(Refusal reason, ThrowingCallable reading) {
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static Attributes group(Attributes seg, int frame, int sequence) {
    return seg.getSequence(Tag.PerFrameFunctionalGroupsSequence)
        .get(frame)
        .getNestedDataset(sequence);
  }

  /** Frames of eight bits: 0, and from half of the maximum on what was set. */
  private DicomObject fractional(String type, int maximum, int set, int unset) {
    return seg(
        a -> {
          byte[] values = new byte[grid.size().voxels()];
          for (int i = 0; i < values.length; i++) {
            values[i] = (byte) (mask.contains(i) ? set : unset);
          }
          a.setString(Tag.SegmentationType, VR.CS, "FRACTIONAL");
          a.setString(Tag.SegmentationFractionalType, VR.CS, type);
          a.setInt(Tag.MaximumFractionalValue, VR.US, maximum);
          a.setInt(Tag.BitsAllocated, VR.US, 8);
          a.setInt(Tag.BitsStored, VR.US, 8);
          a.setInt(Tag.HighBit, VR.US, 7);
          a.setBytes(Tag.PixelData, VR.OB, values);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"OCCUPANCY", "PROBABILITY"})
  void takesFractionsFromHalfTheMaximumOn(String type) {
    Mask read = SegReader.readOnto(fractional(type, 255, 128, 127), grid).segments().get(0).mask();

    assertThat(read.offsets().toArray()).isEqualTo(mask.offsets().toArray());
    assertThat(
            SegReader.readOnto(fractional(type, 200, 100, 99), grid)
                .segments()
                .get(0)
                .mask()
                .voxelCount())
        .isEqualTo(mask.voxelCount());
  }

  @Test
  void readsGroupsThatStandPerFrame() {
    DicomObject seg =
        seg(
            a -> {
              Attributes shared = a.getNestedDataset(Tag.SharedFunctionalGroupsSequence);
              Attributes measures =
                  new Attributes(shared.getNestedDataset(Tag.PixelMeasuresSequence));
              Attributes plane =
                  new Attributes(shared.getNestedDataset(Tag.PlaneOrientationSequence));
              shared.remove(Tag.PixelMeasuresSequence);
              shared.remove(Tag.PlaneOrientationSequence);
              a.getSequence(Tag.PerFrameFunctionalGroupsSequence)
                  .forEach(
                      frame -> {
                        frame
                            .newSequence(Tag.PixelMeasuresSequence, 1)
                            .add(new Attributes(measures));
                        frame
                            .newSequence(Tag.PlaneOrientationSequence, 1)
                            .add(new Attributes(plane));
                      });
            });

    assertThat(SegReader.readOnto(seg, grid).segments().get(0).mask().offsets().toArray())
        .isEqualTo(mask.offsets().toArray());
  }

  @Test
  void readsOntoASeriesWhoseSlicesGoTheOtherWay() {
    VolumeGeometry down =
        new VolumeGeometry(
            grid.size(),
            grid.spacingMm(),
            new Direction(new Vector3(1, 0, 0), new Vector3(0, 1, 0), new Vector3(0, 0, -1)),
            grid.positionOf(0, 0, 4),
            "1.2.3");

    Mask read = SegReader.readOnto(seg(a -> {}), down).segments().get(0).mask();

    assertThat(read.voxelCount()).isEqualTo(mask.voxelCount());
    assertThat(read.offsets())
        .allMatch(offset -> mask.contains(offset % 6, offset % 24 / 6, 4 - offset / 24));
  }

  @Test
  void refusesFramesOffTheGrid() {
    DicomObject seg = seg(a -> {});

    assertRefused(
        Refusal.GEOMETRY_MISMATCH, () -> SegReader.readOnto(seg, shifted(new Vector3(0.2, 0, 0))));
    assertRefused(
        Refusal.GEOMETRY_MISMATCH, () -> SegReader.readOnto(seg, shifted(new Vector3(0, 0, 1.25))));
    assertRefused(
        Refusal.GEOMETRY_MISMATCH,
        () -> SegReader.readOnto(seg, resized(new GridSize(5, 4, 5), grid.spacingMm())));
    assertRefused(
        Refusal.GEOMETRY_MISMATCH,
        () -> SegReader.readOnto(seg, resized(grid.size(), new Spacing(0.8, 0.8, 2.5))));
    assertRefused(
        Refusal.GEOMETRY_MISMATCH,
        () -> SegReader.readOnto(seg, SegFixtures.oblique(6, 4, 5, "1.2.3")));
  }

  @Test
  void refusesVoxelsBeyondTheSeries() {
    assertRefused(
        Refusal.MASK_OUTSIDE_VOLUME,
        () -> SegReader.readOnto(seg(a -> {}), shifted(new Vector3(0, 0, 2.5))));
  }

  @Test
  void refusesAnotherFrameOfReferenceOfTheSameNumbers() {
    assertRefused(
        Refusal.FRAME_OF_REFERENCE_MISMATCH,
        () -> SegReader.readOnto(seg(a -> {}), grid.withFrameOfReferenceUid("9.9")));
  }

  @Test
  void refusesFramesUnevenlyPlacedWithoutASeries() {
    DicomObject seg =
        seg(
            a ->
                group(a, 2, Tag.PlanePositionSequence)
                    .setString(Tag.ImagePositionPatient, VR.DS, "-100.5", "-90.25", "36"));

    assertRefused(Refusal.GEOMETRY_MISMATCH, () -> SegReader.read(seg));
  }

  @Test
  void refusesTwoFramesOfASegmentAtOnePlace() {
    DicomObject seg =
        seg(
            a ->
                group(a, 2, Tag.PlanePositionSequence)
                    .setString(Tag.ImagePositionPatient, VR.DS, "-100.5", "-90.25", "30"));

    assertRefused(Refusal.DUPLICATE_SLICE, () -> SegReader.readOnto(seg, grid));
  }

  @Test
  void refusesPixelDataOfAnotherLength() {
    DicomObject seg = seg(a -> a.setBytes(Tag.PixelData, VR.OB, new byte[8]));

    assertRefused(Refusal.UNREADABLE_INSTANCE, () -> SegReader.readOnto(seg, grid));
  }

  @Test
  void refusesContradictoryHeaders() {
    assertRefused(
        Refusal.UNREADABLE_INSTANCE,
        () ->
            SegReader.read(
                seg(a -> a.getSequence(Tag.PerFrameFunctionalGroupsSequence).remove(0))));
    assertRefused(
        Refusal.UNREADABLE_INSTANCE, () -> SegReader.read(seg(a -> a.remove(Tag.SegmentSequence))));
    assertRefused(
        Refusal.UNREADABLE_INSTANCE,
        () ->
            SegReader.read(
                seg(
                    a ->
                        group(a, 0, Tag.SegmentIdentificationSequence)
                            .setInt(Tag.ReferencedSegmentNumber, VR.US, 9))));
    assertRefused(
        Refusal.UNREADABLE_INSTANCE,
        () -> SegReader.read(seg(a -> a.setString(Tag.NumberOfFrames, VR.IS, "many"))));
  }

  @Test
  void refusesKindsItDoesNotRead() {
    assertRefused(
        Refusal.UNSUPPORTED_FORMAT,
        () -> SegReader.read(seg(a -> a.setString(Tag.SegmentationType, VR.CS, "LABELMAP"))));
    assertRefused(
        Refusal.UNSUPPORTED_FORMAT,
        () -> SegReader.read(seg(a -> a.setInt(Tag.BitsAllocated, VR.US, 16))));
    assertRefused(
        Refusal.UNSUPPORTED_FORMAT,
        () -> SegReader.read(seg(a -> a.setString(Tag.SOPClassUID, VR.UI, UID.CTImageStorage))));
    assertRefused(
        Refusal.UNSUPPORTED_TRANSFER_SYNTAX,
        () -> SegReader.read(new DicomObject("1.2.840.10008.1.2.4.50", seg(a -> {}).dataset())));
  }

  private VolumeGeometry shifted(Vector3 by) {
    return new VolumeGeometry(
        grid.size(), grid.spacingMm(), grid.direction(), grid.origin().plus(by), "1.2.3");
  }

  private VolumeGeometry resized(GridSize size, Spacing spacing) {
    return new VolumeGeometry(size, spacing, grid.direction(), grid.origin(), "1.2.3");
  }
}
