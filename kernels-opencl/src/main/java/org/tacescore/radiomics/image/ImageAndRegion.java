package org.tacescore.radiomics.image;

import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Volume;

/** An image with a region, on one grid after {@link RegionCheck} or {@link Resampling}. */
record ImageAndRegion(Volume image, Mask region) {

  /** Both cut to the region's box and so many voxels around it, as far as the grid goes. */
  ImageAndRegion crop(int pad) {
    GridBox box = region.boundingBox().orElseThrow();
    GridSize size = region.geometry().size();
    GridBox padded =
        new GridBox(
            Math.max(0, box.firstColumn() - pad),
            (int) Math.min(size.columns() - 1L, (long) box.lastColumn() + pad),
            Math.max(0, box.firstRow() - pad),
            (int) Math.min(size.rows() - 1L, (long) box.lastRow() + pad),
            Math.max(0, box.firstSlice() - pad),
            (int) Math.min(size.slices() - 1L, (long) box.lastSlice() + pad));
    return new ImageAndRegion(image.crop(padded), region.crop(padded));
  }
}
