package org.tacescore.radiomics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tacescore.kernels.Kernels;
import org.tacescore.radiomics.image.CompensatedSum;
import org.tacescore.radiomics.image.PreparationListener;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/**
 * Remembers image and region of each stage, and makes the {@link Diagnostics} of them.
 *
 * <p>The columns of versions name what made the numbers, which is not the software that PyRadiomics
 * names there.
 */
final class DiagnosticsCollector implements PreparationListener {
  private static final String PREFIX = "diagnostics_";

  private final ExtractionSettings settings;
  private final Kernels kernels;
  private final List<Stage> stages = new ArrayList<>();

  /** The image counts where its columns are made at this stage; without it the region's alone. */
  private record Stage(String name, Volume image, Mask region, boolean imageColumns) {}

  DiagnosticsCollector(ExtractionSettings settings, Kernels kernels) {
    this.settings = settings;
    this.kernels = kernels;
  }

  @Override
  public void original(Volume image, Mask region) {
    stages.add(new Stage("original", image, region, true));
  }

  @Override
  public void interpolated(Volume image, Mask region) {
    stages.add(new Stage("interpolated", image, region, true));
  }

  @Override
  public void corrected(Volume image, Mask region) {
    stages.add(new Stage("corrected", image, region, false));
  }

  @Override
  public void resegmented(Volume image, Mask region) {
    stages.add(new Stage("resegmented", image, region, false));
  }

  /** Whether the region was carried onto the image's grid. */
  boolean isCorrected() {
    return stages.stream().anyMatch(stage -> stage.name().equals("corrected"));
  }

  Diagnostics columns() {
    Map<String, Object> columns = new LinkedHashMap<>();
    putVersions(columns);
    columns.put(PREFIX + "Configuration_Settings", SettingsDescription.setting(settings));
    columns.put(
        PREFIX + "Configuration_EnabledImageTypes", SettingsDescription.imageTypes(settings));
    for (Stage stage : stages) {
      if (stage.imageColumns()) {
        putImage(columns, stage);
      }
      putRegion(columns, stage);
    }
    return new Diagnostics(columns);
  }

  private static void putVersions(Map<String, Object> columns) {
    String java = "none (Java " + Runtime.version() + ")";
    columns.put(PREFIX + "Versions_PyRadiomics", "none (TACEscore, after PyRadiomics 3)");
    columns.put(PREFIX + "Versions_Numpy", java);
    columns.put(PREFIX + "Versions_SimpleITK", "none (TACEscore, after ITK 5.2.1)");
    columns.put(PREFIX + "Versions_PyWavelet", "none (TACEscore)");
    columns.put(PREFIX + "Versions_Python", java);
  }

  private static void putImage(Map<String, Object> columns, Stage stage) {
    String prefix = PREFIX + "Image-" + stage.name() + "_";
    Volume image = stage.image();
    if (stage.name().equals("original")) {
      columns.put(prefix + "Hash", VoxelHash.of(image));
      columns.put(prefix + "Dimensionality", "3D");
    }
    putGrid(columns, prefix, image.geometry());
    Statistics statistics = new Statistics();
    for (int offset = 0; offset < image.geometry().size().voxels(); offset++) {
      statistics.add(image.at(offset));
    }
    statistics.put(columns, prefix);
  }

  private void putRegion(Map<String, Object> columns, Stage stage) {
    String prefix = PREFIX + "Mask-" + stage.name() + "_";
    Mask region = stage.region();
    boolean original = stage.name().equals("original");
    if (original) {
      columns.put(prefix + "Hash", VoxelHash.of(region, settings.label()));
    }
    putGrid(columns, prefix, region.geometry());
    RegionFacts.of(region, kernels).put(columns, prefix);
    if (!original) {
      Statistics statistics = new Statistics();
      region.offsets().forEach(offset -> statistics.add(stage.image().at(offset)));
      statistics.put(columns, prefix);
    }
  }

  private static void putGrid(Map<String, Object> columns, String prefix, VolumeGeometry grid) {
    Spacing spacing = grid.spacingMm();
    GridSize size = grid.size();
    columns.put(
        prefix + "Spacing", List.of(spacing.columnMm(), spacing.rowMm(), spacing.sliceMm()));
    columns.put(prefix + "Size", List.of(size.columns(), size.rows(), size.slices()));
  }

  /** Mean and extremes of the values added; sums of blocks keep the rounding error small. */
  private static final class Statistics {
    private static final int BLOCK = 1024;

    private final CompensatedSum sum = new CompensatedSum();
    private double block;
    private long count;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;

    void add(double value) {
      block += value;
      count++;
      if (count % BLOCK == 0) {
        sum.add(block);
        block = 0;
      }
      least = value < least ? value : least;
      most = value > most ? value : most;
    }

    void put(Map<String, Object> columns, String prefix) {
      columns.put(prefix + "Mean", (sum.value() + block) / count);
      columns.put(prefix + "Minimum", least);
      columns.put(prefix + "Maximum", most);
    }
  }
}
