package org.tacescore.radiomics.ibsi;

import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Volume;

/**
 * What IBSI asks to be reported of image and masks at each step of processing, so that differences
 * can be traced (reference manual, chapter 4.2).
 */
final class Diagnostics {
  private final Map<String, Double> values = new LinkedHashMap<>();

  private Diagnostics() {}

  static Map<String, Double> of(Volume image, Mask mask, PreparedRegion region) {
    Diagnostics diagnostics = new Diagnostics();
    diagnostics.putImage("init_img", image);
    diagnostics.putImage("interp_img", region.image());
    diagnostics.putMasks("init_roi", image, mask, mask);
    diagnostics.putMasks(
        "interp_roi", region.image(), region.interpolated(), region.interpolated());
    diagnostics.putMasks("reseg_roi", region.image(), region.morphological(), region.intensity());
    return diagnostics.values;
  }

  private void putImage(String step, Volume image) {
    Spacing mm = image.geometry().spacingMm();
    putSize("img_dim_", step, image.geometry().size());
    values.put("vox_dim_x_" + step, mm.columnMm());
    values.put("vox_dim_y_" + step, mm.rowMm());
    values.put("vox_dim_z_" + step, mm.sliceMm());
    putIntensities("", step, image, IntStream.range(0, image.geometry().size().voxels()));
  }

  private void putMasks(String step, Volume image, Mask morphological, Mask intensity) {
    putSize("int_mask_dim_", step, image.geometry().size());
    putSize("int_mask_bb_dim_", step, intensity.boundingBox().orElseThrow().size());
    putSize("morph_mask_bb_dim_", step, morphological.boundingBox().orElseThrow().size());
    values.put("int_mask_vox_count_" + step, (double) intensity.voxelCount());
    values.put("morph_mask_vox_count_" + step, (double) morphological.voxelCount());
    putIntensities("int_mask_", step, image, intensity.offsets());
  }

  private void putSize(String name, String step, GridSize size) {
    values.put(name + "x_" + step, (double) size.columns());
    values.put(name + "y_" + step, (double) size.rows());
    values.put(name + "z_" + step, (double) size.slices());
  }

  private void putIntensities(String name, String step, Volume image, IntStream offsets) {
    DoubleSummaryStatistics intensities =
        offsets.parallel().mapToDouble(offset -> image.at(offset)).summaryStatistics();
    values.put(name + "mean_int_" + step, intensities.getAverage());
    values.put(name + "min_int_" + step, intensities.getMin());
    values.put(name + "max_int_" + step, intensities.getMax());
  }
}
