package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;

class SeriesReaderTest {

  @Test
  void ordersSlicesByPositionNotByNumber() {
    List<Attributes> slices = SyntheticSeries.axial(7);
    Collections.shuffle(slices, new Random(7));

    Volume volume = read(slices).volume();

    assertThat(volume.geometry().size().slices()).isEqualTo(7);
    assertThat(volume.geometry().origin()).isEqualTo(SyntheticSeries.ORIGIN);
    for (int k = 0; k < 7; k++) {
      assertThat(volume.at(3, 2, k)).isEqualTo(SyntheticSeries.storedValue(3, 2, k));
    }
  }

  @Test
  void takesSpacingFromPositionsNotFromThickness() {
    Volume volume = read(SyntheticSeries.axial(4)).volume();

    assertThat(volume.geometry().spacingMm().sliceMm())
        .isCloseTo(SyntheticSeries.SLICE_MM, within(1e-12));
    assertThat(volume.geometry().spacingMm().rowMm()).isEqualTo(SyntheticSeries.ROW_MM);
    assertThat(volume.geometry().spacingMm().columnMm()).isEqualTo(SyntheticSeries.COLUMN_MM);
  }

  @Test
  void listsInstancesInTheOrderOfTheVolume() {
    List<Attributes> slices = SyntheticSeries.axial(5);
    List<String> uids = slices.stream().map(a -> a.getString(Tag.SOPInstanceUID)).toList();
    Collections.reverse(slices);

    assertThat(read(slices).header().sopInstanceUids()).isEqualTo(uids);
  }

  @Test
  void placesEveryVoxelOfAnObliqueSeriesWhereDicomSays() {
    // PS3.3 C.7.6.2.1.1: position = S + X * column spacing * i + Y * row spacing * j.
    double angle = Math.toRadians(20);
    Vector3 column = new Vector3(Math.cos(angle), 0, Math.sin(angle));
    Vector3 row = new Vector3(0, 1, 0);
    List<Attributes> slices = SyntheticSeries.oblique(5, column, row);

    Volume volume = read(slices).volume();

    double[] s = slices.get(3).getDoubles(Tag.ImagePositionPatient);
    Vector3 expected =
        new Vector3(s[0], s[1], s[2])
            .plus(column.times(4 * SyntheticSeries.COLUMN_MM))
            .plus(row.times(2 * SyntheticSeries.ROW_MM));
    assertThat(volume.geometry().positionOf(4, 2, 3).minus(expected).length())
        .isCloseTo(0, within(1e-9));
    assertThat(volume.geometry().direction().slice().dot(column.cross(row)))
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void rescalesEachSliceByItsOwnSlopeAndIntercept() {
    List<Attributes> slices = SyntheticSeries.axial(2);
    slices.get(0).setDouble(Tag.RescaleSlope, VR.DS, 2);
    slices.get(0).setDouble(Tag.RescaleIntercept, VR.DS, -1000);
    slices.get(1).setDouble(Tag.RescaleSlope, VR.DS, 0.5);

    Volume volume = read(slices).volume();

    assertThat(volume.at(1, 1, 0)).isEqualTo(2 * SyntheticSeries.storedValue(1, 1, 0) - 1000);
    assertThat(volume.at(1, 1, 1)).isEqualTo(0.5 * SyntheticSeries.storedValue(1, 1, 1));
  }

  @Test
  void leavesPixelPaddingAsItIs() {
    List<Attributes> slices = SyntheticSeries.axial(2);
    slices.forEach(slice -> slice.setInt(Tag.PixelPaddingValue, VR.SS, -1024));

    assertThat(read(slices).volume().at(0, 0, 0)).isEqualTo(-1024);
  }

  @Test
  void takesThicknessAsSpacingOfASingleSlice() {
    assertThat(read(SyntheticSeries.axial(1)).volume().geometry().spacingMm().sliceMm())
        .isEqualTo(5);
  }

  @Test
  void refusesASingleSliceWithoutThickness() {
    List<Attributes> slices = SyntheticSeries.axial(1);
    slices.get(0).remove(Tag.SliceThickness);

    assertRefused(Refusal.UNSUPPORTED_FORMAT, slices);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5})
  void refusesAMissingSlice(int missing) {
    List<Attributes> slices = SyntheticSeries.axial(7);
    slices.remove(missing);

    assertRefused(Refusal.MISSING_SLICE, slices);
  }

  @Test
  void refusesTwoMissingNeighbours() {
    List<Attributes> slices = SyntheticSeries.axial(8);
    slices.remove(3);
    slices.remove(3);

    assertRefused(Refusal.MISSING_SLICE, slices);
  }

  @Test
  void refusesUnevenSlices() {
    List<Attributes> slices = SyntheticSeries.axial(6);
    SyntheticSeries.place(slices.get(5), above(5 * SyntheticSeries.SLICE_MM + 0.7));

    assertRefused(Refusal.UNEVEN_SLICES, slices);
  }

  @Test
  void refusesSpacingThatDriftsLittleByLittle() {
    List<Attributes> slices = SyntheticSeries.axial(60);
    for (int k = 0; k < 60; k++) {
      SyntheticSeries.place(slices.get(k), above(2.5 * k + 0.0008 * k * (k - 1) / 2.0));
    }

    assertRefused(Refusal.UNEVEN_SLICES, slices);
  }

  @Test
  void acceptsPositionsRoundedToTwoDecimals() {
    List<Attributes> slices = SyntheticSeries.axial(30);
    for (int k = 0; k < 30; k++) {
      SyntheticSeries.place(slices.get(k), above(Math.rint(62.5 * k) / 100));
    }

    assertThat(read(slices).volume().geometry().spacingMm().sliceMm())
        .isCloseTo(0.625, within(1e-3));
  }

  @Test
  void refusesTwoSlicesAtOnePosition() {
    List<Attributes> slices = SyntheticSeries.axial(5);
    SyntheticSeries.place(slices.get(4), above(3 * SyntheticSeries.SLICE_MM));

    assertRefused(Refusal.DUPLICATE_SLICE, slices);
  }

  @Test
  void refusesATiltedGantry() {
    List<Attributes> slices = SyntheticSeries.axial(10);
    for (int k = 0; k < 10; k++) {
      Vector3 tilted = above(k * SyntheticSeries.SLICE_MM).plus(new Vector3(0, 0.05 * k, 0));
      SyntheticSeries.place(slices.get(k), tilted);
    }

    assertRefused(Refusal.GEOMETRY_MISMATCH, slices);
  }

  @Test
  void refusesSlicesThatDiffer() {
    assertRefusedWhen(
        Refusal.GEOMETRY_MISMATCH, slice -> slice.setDouble(Tag.PixelSpacing, VR.DS, 0.75, 0.51));
    assertRefusedWhen(
        Refusal.GEOMETRY_MISMATCH,
        slice -> slice.setDouble(Tag.ImageOrientationPatient, VR.DS, 1, 0, 0, 0, 0, -1));
    assertRefusedWhen(
        Refusal.GEOMETRY_MISMATCH,
        slice -> SyntheticSeries.pixels(slice, 3, SyntheticSeries.values(0)));
  }

  @Test
  void refusesAxesThatAreNotAtRightAngles() {
    List<Attributes> slices = SyntheticSeries.axial(3);
    slices.forEach(a -> a.setDouble(Tag.ImageOrientationPatient, VR.DS, 1, 0, 0, 0.6, 0.8, 0));

    assertRefused(Refusal.GEOMETRY_MISMATCH, slices);
  }

  @ParameterizedTest
  @ValueSource(ints = {Tag.ImagePositionPatient, Tag.ImageOrientationPatient, Tag.PixelSpacing})
  void refusesAnImageWithoutAPlaceInThePatient(int tag) {
    assertRefusedWhen(Refusal.UNSUPPORTED_FORMAT, slice -> slice.remove(tag));
  }

  @Test
  void refusesMultiFrameColourAndOtherKinds() {
    assertRefusedWhen(
        Refusal.UNSUPPORTED_FORMAT, slice -> slice.setInt(Tag.NumberOfFrames, VR.IS, 2));
    assertRefusedWhen(
        Refusal.UNSUPPORTED_FORMAT,
        slice -> slice.setString(Tag.SOPClassUID, VR.UI, UID.EnhancedMRColorImageStorage));
    assertRefusedWhen(
        Refusal.UNSUPPORTED_FORMAT, slice -> slice.setInt(Tag.SamplesPerPixel, VR.US, 3));
  }

  @Test
  void refusesPixelDataCutShort() {
    assertRefusedWhen(
        Refusal.UNREADABLE_INSTANCE, slice -> slice.setBytes(Tag.PixelData, VR.OW, new byte[58]));
    assertRefusedWhen(Refusal.UNREADABLE_INSTANCE, slice -> slice.remove(Tag.PixelData));
  }

  @Test
  void refusesCtValuesThatAreNotKnownToBeHounsfieldUnits() {
    assertRefusedWhen(Refusal.UNSUPPORTED_FORMAT, slice -> slice.remove(Tag.RescaleSlope));
    assertRefusedWhen(Refusal.UNSUPPORTED_FORMAT, slice -> slice.remove(Tag.RescaleIntercept));
    assertRefusedWhen(
        Refusal.UNSUPPORTED_FORMAT, slice -> slice.setString(Tag.RescaleType, VR.LO, "MGML"));
    assertRefusedWhen(
        Refusal.UNREADABLE_INSTANCE, slice -> slice.setString(Tag.RescaleSlope, VR.DS, "0"));
  }

  @Test
  void takesMrValuesAsTheyAreStored() {
    List<Attributes> slices = SyntheticSeries.axial(2);
    for (Attributes slice : slices) {
      slice.setString(Tag.SOPClassUID, VR.UI, UID.MRImageStorage);
      slice.setString(Tag.Modality, VR.CS, "MR");
      slice.remove(Tag.RescaleSlope);
      slice.remove(Tag.RescaleIntercept);
      slice.setString(Tag.RescaleType, VR.LO, "US");
    }

    assertThat(read(slices).volume().at(1, 1, 1)).isEqualTo(SyntheticSeries.storedValue(1, 1, 1));
  }

  @Test
  void refusesNumbersThatAreNone() {
    for (int tag : new int[] {Tag.RescaleSlope, Tag.ImagePositionPatient, Tag.PixelSpacing}) {
      List<Attributes> slices = SyntheticSeries.axial(3);
      slices.get(1).setString(tag, VR.DS, "abc", "NaN", "1");
      assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> read(slices));
    }
  }

  @Test
  void keepsTheFrameOfReference() {
    assertThat(read(SyntheticSeries.axial(2)).volume().geometry().frameOfReferenceUid())
        .isEqualTo(SyntheticSeries.FRAME_OF_REFERENCE);
  }

  private static Vector3 above(double mm) {
    return SyntheticSeries.ORIGIN.plus(new Vector3(0, 0, mm));
  }

  private static Series read(List<Attributes> slices) {
    return SeriesReader.read(SyntheticSeries.objects(slices));
  }

  private static void assertRefusedWhen(Refusal reason, Consumer<Attributes> bend) {
    List<Attributes> slices = new ArrayList<>(SyntheticSeries.axial(4));
    bend.accept(slices.get(2));
    assertRefused(reason, slices);
  }

  private static void assertRefused(Refusal reason, List<Attributes> slices) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> read(slices))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
