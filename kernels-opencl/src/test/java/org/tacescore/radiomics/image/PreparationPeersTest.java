package org.tacescore.radiomics.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tacescore.radiomics.PythonPeer;
import org.tacescore.radiomics.feature.Grids;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Interpolation;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Resampler;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.ValueType;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/** Preparation against formulas written in NumPy, and interpolation against SciPy's. */
@Tag("peers")
class PreparationPeersTest {
  private static final VolumeGeometry GRID = Grids.geometry(23, 19, 21, 1, 1, 1);
  private static final String READ =
      """
      import sys, numpy
      x = numpy.array(sys.stdin.read().split(), dtype=float)
      """;

  private final Volume image = random();

  @Test
  void normalisesAsNumPy() {
    PythonPeer.require("numpy", "python3-numpy");
    Volume ours =
        Normalisation.apply(image, new NormalisationSettings(100, OptionalDouble.of(1.5)));

    double[] theirs =
        ask(
            """
            z = (x - x.mean()) / x.std(ddof=1)
            z = numpy.clip(z, -1.5, 1.5) * 100
            """);

    assertThat(ours.toArray()).containsExactly(theirs, within(1e-11));
  }

  @Test
  void restrictsAsNumPy() {
    PythonPeer.require("numpy", "python3-numpy");
    Mask all = Grids.all(GRID);
    Mask ours =
        Resegmentation.apply(
            image,
            all,
            new ResegmentationSettings(
                List.of(-0.7, 1.2), ResegmentationSettings.Mode.SIGMA, false));

    double[] theirs = ask("z = abs((x - x.mean()) / x.std() - 0.25) <= 0.95");

    assertThat(all.offsets().mapToDouble(offset -> ours.contains(offset) ? 1 : 0).toArray())
        .isEqualTo(theirs);
  }

  @Test
  void cubicSplineIsThatOfSciPy() {
    PythonPeer.require("scipy.ndimage", "python3-scipy");
    VolumeGeometry target =
        new VolumeGeometry(
            new GridSize(31, 9, 15),
            new Spacing(0.7, 1.9, 1.3),
            new Direction(
                new Vector3(0.8, 0.6, 0), new Vector3(-0.6, 0.8, 0), new Vector3(0, 0, 1)),
            new Vector3(7.2, 1.1, 0.4),
            "");
    double[] ours = Resampler.resample(image, target, Interpolation.CUBIC_B_SPLINE, 0).toArray();

    double[] theirs =
        ask(
            """
            from scipy.ndimage import map_coordinates
            k, j, i = numpy.mgrid[0:15, 0:9, 0:31]
            a, b = 0.7 * i, 1.9 * j
            at = [0.4 + 1.3 * k, 1.1 + 0.6 * a + 0.8 * b, 7.2 + 0.8 * a - 0.6 * b]
            z = map_coordinates(x.reshape(21, 19, 23), at, order=3, mode='mirror')
            for index, voxels in zip(at, (21, 19, 23)):
                z[(index < -0.5) | (index >= voxels - 0.5)] = 0
            """);

    // SciPy and ITK begin the recursion differently; what they leave out weighs at most 1e-10.
    assertThat(ours).containsExactly(theirs, within(1e-6));
    assertThat(Arrays.stream(ours).filter(value -> value != 0).count()).isGreaterThan(2000);
  }

  private double[] ask(String script) {
    String input =
        Arrays.stream(image.toArray()).mapToObj(Double::toString).collect(Collectors.joining(" "));
    String answer =
        PythonPeer.run(
            READ + script + "\nprint(*(repr(float(v)) for v in z.astype(float).ravel()))", input);
    return Arrays.stream(answer.trim().split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  private static Volume random() {
    SplittableRandom random = new SplittableRandom(11);
    return Volume.of(GRID, ValueType.DOUBLE, offset -> random.nextDouble(-1000, 1000));
  }
}
