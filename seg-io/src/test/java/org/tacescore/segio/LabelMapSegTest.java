package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.VolumeGeometry;

class LabelMapSegTest {
  private final VolumeGeometry grid = SegFixtures.axial(7, 5, 4, "1.2.3");

  /** Segment 1 where the label is 1, segment 2 where it is 2; background 0. */
  private static int label(int offset) {
    return offset * 7 % 5 == 0 ? 1 : offset % 11 == 3 ? 2 : 0;
  }

  private DicomObject seg(int bits, Consumer<Attributes> bend) {
    DicomObject seg = SegFixtures.labelMap(grid, bits, LabelMapSegTest::label);
    bend.accept(seg.dataset());
    return Part10.read(Part10.encode(seg.dataset()));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16})
  void readsEachLabelAsASegment(int bits) {
    for (Segmentation read :
        new Segmentation[] {
          SegReader.readOnto(seg(bits, a -> {}), grid), SegReader.read(seg(bits, a -> {}))
        }) {
      assertThat(read.segments()).extracting(Segment::number).containsExactly(1, 2);
      for (Segment segment : read.segments()) {
        assertThat(segment.mask().offsets().boxed())
            .isNotEmpty()
            .allMatch(offset -> label(offset) == segment.number())
            .hasSize(expected(segment.number()));
      }
    }
  }

  private int expected(int number) {
    int count = 0;
    for (int offset = 0; offset < grid.size().voxels(); offset++) {
      count += label(offset) == number ? 1 : 0;
    }
    return count;
  }

  @Test
  void takesNoBackgroundForASegment() {
    DicomObject seg =
        seg(
            8,
            a -> {
              Attributes background = new Attributes(a.getNestedDataset(Tag.SegmentSequence));
              background.setInt(Tag.SegmentNumber, VR.US, 0);
              background.setString(Tag.SegmentLabel, VR.LO, "Background");
              a.getSequence(Tag.SegmentSequence).add(0, background);
              a.setInt(Tag.PixelPaddingValue, VR.US, 0);
            });

    assertThat(SegReader.readOnto(seg, grid).segments())
        .extracting(Segment::number)
        .containsExactly(1, 2);
    assertThat(SegReader.roles(seg, SegmentRoleRules.shipped())).hasSize(2);
  }

  @Test
  void refusesAValueThatNoSegmentHas() {
    Consumer<Attributes> forget = a -> a.getSequence(Tag.SegmentSequence).remove(1);

    assertThatThrownBy(() -> SegReader.readOnto(seg(8, forget), grid))
        .hasMessageContaining("UNREADABLE_INSTANCE")
        .hasMessageContaining("segment 2, which is not described");
    assertRefused(
        Refusal.UNREADABLE_INSTANCE,
        () -> SegReader.readOnto(seg(8, a -> a.setInt(Tag.PixelPaddingValue, VR.US, 255)), grid));
  }

  @Test
  void refusesTwoFramesAtOnePlace() {
    assertRefused(
        Refusal.DUPLICATE_SLICE,
        () ->
            SegReader.readOnto(
                seg(
                    8,
                    a ->
                        a.getSequence(Tag.PerFrameFunctionalGroupsSequence)
                            .get(2)
                            .getNestedDataset(Tag.PlanePositionSequence)
                            .setString(Tag.ImagePositionPatient, VR.DS, "-100.5", "-90.25", "30")),
                grid));
  }

  @Test
  void refusesKindsThatAreNone() {
    assertRefused(
        Refusal.UNSUPPORTED_FORMAT,
        () -> SegReader.read(seg(8, a -> a.setInt(Tag.BitsAllocated, VR.US, 32))));
    assertRefused(
        Refusal.UNSUPPORTED_FORMAT,
        () -> SegReader.read(seg(8, a -> a.setString(Tag.SegmentationType, VR.CS, "FRACTIONAL"))));
    assertRefused(
        Refusal.UNREADABLE_INSTANCE,
        () -> SegReader.read(seg(16, a -> a.setBytes(Tag.PixelData, VR.OB, new byte[140]))));
  }

  private static void assertRefused(Refusal reason, ThrowingCallable reading) {
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
