package org.tacescore.network.crop;

import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

/**
 * Where the pixels of one crop lie.
 *
 * @param reference the grid whose axes the crop has
 * @param middle the continuous index of the reference that must lie inside every series
 */
record Frame(VolumeGeometry reference, Vector3 middle, Axis column, Axis row, Axis slice) {

  /** What a rule shows of one slice. */
  static Frame ofSlice(CropRule rule, RegionExtent region, int slice) {
    VolumeGeometry reference = region.grid();
    Axis own = Axis.whole(1, slice, reference.spacingMm().sliceMm());
    return rule.field() == CropRule.Field.BOX
        ? box(rule, reference, region.boxOnSlice(slice), own)
        : centroid(rule, reference, region.centroidOnSlice(slice), own);
  }

  /**
   * The cube that a rule shows of the volume; its side is the longest of the box's, so that one
   * pixel is as long along each axis and shapes stay as they are.
   */
  static Frame ofVolume(CropRule rule, RegionExtent region) {
    VolumeGeometry reference = region.grid();
    Spacing spacing = reference.spacingMm();
    GridBox box = region.box();
    double halfMm =
        halfMm(rule, Math.max(longerSideMm(box, spacing), box.size().slices() * spacing.sliceMm()));
    double centre = (box.firstSlice() + box.lastSlice()) / 2.0;
    return square(
        rule, reference, box, halfMm, Axis.scaled(rule.size(), centre, halfMm, spacing.sliceMm()));
  }

  private static Frame box(CropRule rule, VolumeGeometry reference, GridBox box, Axis slice) {
    double halfMm = halfMm(rule, longerSideMm(box, reference.spacingMm()));
    return square(rule, reference, box, halfMm, slice);
  }

  private static Frame square(
      CropRule rule, VolumeGeometry reference, GridBox box, double halfMm, Axis slice) {
    double column = (box.firstColumn() + box.lastColumn()) / 2.0;
    double row = (box.firstRow() + box.lastRow()) / 2.0;
    Spacing spacing = reference.spacingMm();
    return new Frame(
        reference,
        new Vector3(column, row, slice.centre()),
        Axis.scaled(rule.size(), column, halfMm, spacing.columnMm()),
        Axis.scaled(rule.size(), row, halfMm, spacing.rowMm()),
        slice);
  }

  private static Frame centroid(
      CropRule rule, VolumeGeometry reference, Vector3 centroid, Axis slice) {
    int column = (int) Math.floor(centroid.x() + 0.5);
    int row = (int) Math.floor(centroid.y() + 0.5);
    Spacing spacing = reference.spacingMm();
    int before = rule.size() / 2;
    return new Frame(
        reference,
        new Vector3(column, row, slice.centre()),
        Axis.whole(rule.size(), column - before, spacing.columnMm()),
        Axis.whole(rule.size(), row - before, spacing.rowMm()),
        slice);
  }

  private static double longerSideMm(GridBox box, Spacing spacing) {
    return Math.max(box.size().columns() * spacing.columnMm(), box.size().rows() * spacing.rowMm());
  }

  private static double halfMm(CropRule rule, double sideMm) {
    return sideMm / 2 + rule.marginMm() + rule.marginPart() * sideMm;
  }

  /** Patient position of a pixel's centre. */
  Vector3 positionOf(int atColumn, int atRow, int atSlice) {
    return reference.positionOf(column.at(atColumn), row.at(atRow), slice.at(atSlice));
  }

  /** Patient position of the middle. */
  Vector3 middlePosition() {
    return reference.positionOf(middle.x(), middle.y(), middle.z());
  }

  /** The pixel centres as a grid. */
  VolumeGeometry grid() {
    return new VolumeGeometry(
        new GridSize(column.size(), row.size(), slice.size()),
        new Spacing(column.pitchMm(), row.pitchMm(), slice.pitchMm()),
        reference.direction(),
        positionOf(0, 0, 0),
        reference.frameOfReferenceUid());
  }
}
