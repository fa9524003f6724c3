package org.tacescore.volume;

/**
 * Distance between the centres of neighbouring voxels, in millimetres.
 *
 * <p>DICOM's Pixel Spacing (0028,0030) names the row distance first: it is {@code rowMm\columnMm}.
 *
 * @param columnMm when the column index grows by one
 * @param rowMm when the row index grows by one
 * @param sliceMm when the slice index grows by one
 */
public record Spacing(double columnMm, double rowMm, double sliceMm) {

  public Spacing {
    if (!(columnMm > 0 && rowMm > 0 && sliceMm > 0)
        || !Double.isFinite(columnMm + rowMm + sliceMm)) {
      throw new InvalidGeometryException(
          "voxel spacing must be positive, got %s x %s x %s mm"
              .formatted(columnMm, rowMm, sliceMm));
    }
  }

  public double voxelVolumeMm3() {
    return columnMm * rowMm * sliceMm;
  }
}
