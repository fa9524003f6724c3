package org.tacescore.radiomics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tacescore.kernels.JvmKernels;
import org.tacescore.radiomics.feature.Grids;
import org.tacescore.volume.Mask;
import org.tacescore.volume.ValueType;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

class DiagnosticsTest {
  private static final VolumeGeometry GRID = Grids.geometry(6, 5, 4, 0.5, 0.5, 2);
  private static final Volume IMAGE = Volume.of(GRID, ValueType.INT16, offset -> offset - 40);

  /** Two pieces that touch at no corner: columns 0 to 1 and columns 4 to 5, all rows and slices. */
  private static final Mask REGION = Mask.where(GRID, offset -> offset % 6 < 2 || offset % 6 > 3);

  @Test
  void describesImageAndMaskAsPyRadiomics() {
    Map<String, Object> columns = columns("{}");

    assertThat(columns)
        .hasSize(22)
        .containsEntry("diagnostics_Image-original_Dimensionality", "3D")
        .containsEntry("diagnostics_Image-original_Spacing", List.of(0.5, 0.5, 2.0))
        .containsEntry("diagnostics_Image-original_Size", List.of(6, 5, 4))
        .containsEntry("diagnostics_Image-original_Mean", 19.5)
        .containsEntry("diagnostics_Image-original_Minimum", -40.0)
        .containsEntry("diagnostics_Image-original_Maximum", 79.0)
        .containsEntry("diagnostics_Mask-original_BoundingBox", List.of(0, 0, 0, 6, 5, 4))
        .containsEntry("diagnostics_Mask-original_VoxelNum", 80)
        .containsEntry("diagnostics_Mask-original_VolumeNum", 2L)
        .containsEntry("diagnostics_Mask-original_CenterOfMassIndex", List.of(2.5, 2.0, 1.5))
        .containsEntry("diagnostics_Mask-original_CenterOfMass", List.of(1.25, 1.0, 3.0));
  }

  @Test
  void hashesAreThoseOfTheBytes() {
    // hashlib.sha1(numpy.arange(-40, 80, dtype='<i2').tobytes())
    assertThat(columns("{}"))
        .containsEntry(
            "diagnostics_Image-original_Hash", "5ea1d651713865e10b4c4f2749e8ecde34839e6c")
        // ... of the mask as '<u4' with 1 or 3 in it
        .containsEntry(
            "diagnostics_Mask-original_Hash", "bfdf3029fc59d29edef8f326fa62f65b2bb090e1");
    assertThat(columns("{label: 3}"))
        .containsEntry(
            "diagnostics_Mask-original_Hash", "f1ba0422393980905f82e6fa5314e038c7235883");
  }

  @Test
  void hashesFollowTheTypeOfTheVoxels() {
    VolumeGeometry grid = Grids.geometry(3, 1, 1);
    double[] values = {1, 200, 7};

    assertThat(VoxelHash.of(Volume.of(grid, ValueType.UINT8, o -> values[o])))
        .isEqualTo("ebf9ef9b34c1dcfa9c0cb604d8e6e9c3d08209e1");
    assertThat(VoxelHash.of(Volume.of(grid, ValueType.UINT32, o -> values[o])))
        .isEqualTo("ac968835044c2c560e1338f3069ed99561cea425");
    assertThat(VoxelHash.of(Volume.of(grid, ValueType.INT64, o -> values[o])))
        .isEqualTo("d07077bda7f6e886d64906c836f0b6f837a39ccf");
    assertThat(VoxelHash.of(Volume.of(grid, ValueType.FLOAT, o -> values[o])))
        .isEqualTo("516594816fb52a61e4bc6d261551c3a89e026853");
    assertThat(VoxelHash.of(Volume.of(grid, ValueType.DOUBLE, o -> values[o])))
        .isEqualTo("9942ececd3edddb2fda793c70ae81009e23d1522");
  }

  @Test
  void resamplingAddsFifteenColumns() {
    Map<String, Object> columns = columns("{resampledPixelSpacing: [1, 1, 1]}");

    assertThat(columns)
        .hasSize(37)
        .containsEntry("diagnostics_Image-interpolated_Spacing", List.of(1.0, 1.0, 1.0))
        .containsKey("diagnostics_Mask-interpolated_Mean");
  }

  @Test
  void restrictionAddsTenColumns() {
    assertThat(columns("{resegmentRange: [-10, 50]}"))
        .hasSize(32)
        .containsEntry("diagnostics_Mask-resegmented_Minimum", -10.0)
        .containsEntry("diagnostics_Mask-resegmented_Maximum", 50.0);
  }

  @Test
  void namesWhatMadeTheNumbers() {
    assertThat(columns("{}").get("diagnostics_Versions_PyRadiomics"))
        .asString()
        .contains("TACEscore");
    assertThat(columns("{binWidth: 7}").get("diagnostics_Configuration_Settings"))
        .asString()
        .contains("binWidth=7.0");
    assertThat(extract("{}").diagnostics().texts())
        .containsEntry("diagnostics_Image-original_Spacing", "(0.5, 0.5, 2.0)")
        .containsEntry("diagnostics_Configuration_EnabledImageTypes", "{'Original': {}}");
  }

  @Test
  void noneWithoutAdditionalInfo() {
    assertThat(columns("{additionalInfo: false}")).isEmpty();
  }

  private static Map<String, Object> columns(String setting) {
    return extract(setting).diagnostics().columns();
  }

  private static Extraction extract(String setting) {
    return FeatureExtractor.extract(
        IMAGE,
        REGION,
        ExtractionSettings.parse(
            "{featureClass: {firstorder: [Mean]}, setting: %s}".formatted(setting)),
        new JvmKernels());
  }
}
