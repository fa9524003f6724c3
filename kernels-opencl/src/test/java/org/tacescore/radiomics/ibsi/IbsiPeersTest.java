package org.tacescore.radiomics.ibsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.kernels.JvmKernels;
import org.tacescore.radiomics.PythonPeer;
import org.tacescore.radiomics.feature.Grids;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/**
 * Interpolation, re-segmentation and every family on a CT-like volume, against numpy and scipy with
 * the reference manual's formulas written out.
 */
@Tag("peers")
class IbsiPeersTest {
  private static final VolumeGeometry GEOMETRY = Grids.geometry(18, 17, 8, 0.977, 0.977, 3);
  private static final double RELATIVE = 1e-9;

  @BeforeAll
  static void findPeer() {
    PythonPeer.require("numpy, scipy", "python3-scipy");
  }

  @ParameterizedTest
  @CsvSource({
    "linear, 2 2 2, 3",
    "cubic, 2 2 2, none",
    "linear, 1.5 1.5, 2.5",
    "cubic, 1.2 1.2, 3"
  })
  void agreesWithScipy(String method, String spacing, String sigmas) throws IOException {
    Volume image = image();
    Mask mask = mask();
    IbsiSettings settings =
        IbsiSettings.parse(
            """
            ibsi:
              spacing-mm: [%s]
              image-interpolation: %s
              resegment-range: [-450, 350]
              resegment-outliers: %s
              discretisation: {bin-width: 60}
            """
                .formatted(spacing.replace(" ", ", "), method, sigmas));

    List<String> answer = PythonPeer.run(script(), input(image, mask, settings)).lines().toList();

    PreparedRegion region = PreparedRegion.of(image, mask, settings);
    assertThat(region.image().toArray())
        .containsExactly(
            Arrays.stream(answer.get(0).split(" ")).mapToDouble(Double::parseDouble).toArray());
    assertThat(digits(region.morphological())).isEqualTo(answer.get(1));
    assertThat(region.intensity().voxelCount()).isLessThan(region.morphological().voxelCount());
    Map<String, Double> values =
        withBodies(IbsiExtractor.extract(image, mask, settings, new JvmKernels()).values());
    List<String> features = answer.subList(2, answer.size());
    assertThat(features).hasSizeGreaterThan(350);
    for (String line : features) {
      int end = line.lastIndexOf(' ');
      String tag = line.substring(0, end);
      double expected = Double.parseDouble(line.substring(end + 1));
      // Hulls are those of points moved by up to a thousandth of half a voxel.
      double relative = tag.startsWith("hull") ? 1e-6 : RELATIVE;
      assertThat(values.get(tag))
          .as(tag)
          .isCloseTo(expected, within(1e-11 + relative * Math.abs(expected)));
    }
  }

  /** The bodies around the region, from the densities. */
  private static Map<String, Double> withBodies(Map<String, Double> features) {
    Map<String, Double> values = new LinkedHashMap<>(features);
    double volume = features.get("morph_volume");
    values.put("hull volume", volume / features.get("morph_vol_dens_conv_hull"));
    values.put(
        "hull area", features.get("morph_area_mesh") / features.get("morph_area_dens_conv_hull"));
    values.put("ellipsoid volume", volume / features.get("morph_vol_dens_aee"));
    return values;
  }

  private static Volume image() {
    SplittableRandom random = new SplittableRandom(4);
    double[] values = new double[GEOMETRY.size().voxels()];
    for (int k = 0; k < values.length; k++) {
      int column = k % GEOMETRY.size().columns();
      values[k] = Math.rint(300 * Math.sin(column / 3.0) + random.nextDouble(-200, 200));
    }
    return Volume.of(GEOMETRY, values);
  }

  /** A ball with a bite and a stray voxel. */
  private static Mask mask() {
    return Mask.where(
        GEOMETRY,
        offset -> {
          int column = offset % 18;
          int row = offset / 18 % 17;
          int slice = offset / 18 / 17;
          double x = (column - 8) * 0.977;
          double y = (row - 8) * 0.977;
          double z = (slice - 3.5) * 3;
          boolean ball = x * x + y * y + z * z < 60;
          boolean bite = column > 10 && row > 9;
          return (ball && !bite) || (column == 15 && row == 3 && slice == 2);
        });
  }

  private static String input(Volume image, Mask mask, IbsiSettings settings) {
    GridSize size = GEOMETRY.size();
    List<Double> spacing = settings.interpolation().spacingMm();
    Resegmentation range = settings.resegmentation();
    String head =
        "%d %d %d 0.977 0.977 3 %s %s %s %d %s %s %s 60"
            .formatted(
                size.columns(),
                size.rows(),
                size.slices(),
                spacing.get(0),
                spacing.get(1),
                spacing.size() > 2 ? spacing.get(2) : 3.0,
                settings.interpolation().image() == Interpolation.Method.CUBIC ? 3 : 1,
                range.lower(),
                range.upper(),
                Math.min(range.outlierSigmas(), 1e6));
    String values =
        DoubleStream.of(image.toArray())
            .mapToObj(Double::toString)
            .collect(Collectors.joining(" "));
    return head + "\n" + values + "\n" + digits(mask) + "\n";
  }

  private static String digits(Mask mask) {
    StringBuilder digits = new StringBuilder();
    for (int k = 0; k < mask.geometry().size().voxels(); k++) {
      digits.append(mask.contains(k) ? '1' : '0');
    }
    return digits.toString();
  }

  private static String script() throws IOException {
    try (InputStream in = IbsiPeersTest.class.getResourceAsStream("ibsi_features.py")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
