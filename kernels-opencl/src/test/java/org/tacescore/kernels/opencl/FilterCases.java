package org.tacescore.kernels.opencl;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tacescore.kernels.FilterPair;
import org.tacescore.kernels.SubBandStep;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/** What filters a device and the JVM must make the same of. */
final class FilterCases {
  private static final int NEVER = SubBandStep.Axis.NEVER;
  private static final SubBandStep.Axis LEFT = new SubBandStep.Axis(false, NEVER);

  private FilterCases() {}

  /** Small blocks and images, for a simulated device. */
  static Stream<KernelCheck> tiny() {
    return Stream.of(
            subBands(new GridSize(9, 8, 7), 4, 4, 2, NEVER),
            List.of(
                laplacian(new GridSize(7, 6, 5), new GridBox(1, 5, 0, 5, 2, 2), 1.1, true),
                laplacian(new GridSize(5, 4, 9), new GridBox(0, 1, 1, 2, 0, 8), 2, false)))
        .flatMap(List::stream);
  }

  /** Several lengths of filters, wrapping or not; axes left out; boxes inside and at borders. */
  static Stream<KernelCheck> all() {
    return Stream.of(
            subBands(new GridSize(80, 31, 20), 6, 70, 22, 11),
            subBands(new GridSize(67, 20, 19), 2, NEVER, 18, NEVER),
            subBands(new GridSize(40, 40, 25), 20, 5, NEVER, -4),
            someSubBands(),
            List.of(
                laplacian(new GridSize(61, 47, 20), new GridBox(5, 40, 0, 46, 7, 19), 1, true),
                laplacian(new GridSize(130, 9, 4), new GridBox(64, 64, 0, 8, 0, 3), 3, false),
                laplacian(new GridSize(16, 70, 33), new GridBox(0, 15, 9, 60, 1, 32), 4.3, true)))
        .flatMap(List::stream);
  }

  private static List<KernelCheck> subBands(
      GridSize block, int taps, int wrapColumns, int wrapRows, int wrapSlices) {
    SubBandStep step =
        new SubBandStep(
            filters(taps),
            new SubBandStep.Axis(true, wrapColumns),
            new SubBandStep.Axis(true, wrapRows),
            new SubBandStep.Axis(true, wrapSlices),
            IntStream.range(0, 8).boxed().toList());
    return KernelCheck.subBands(block, step, taps);
  }

  private static List<KernelCheck> someSubBands() {
    SubBandStep.Axis filtered = new SubBandStep.Axis(true, 16);
    SubBandStep.Axis slices = new SubBandStep.Axis(true, 5);
    GridSize block = new GridSize(30, 21, 17);
    return Stream.of(
            new SubBandStep(filters(8), filtered, filtered, LEFT, List.of(3, 0, 1)),
            new SubBandStep(filters(8), LEFT, LEFT, slices, List.of(4)),
            new SubBandStep(filters(8), LEFT, filtered, LEFT, List.of(2, 0)),
            new SubBandStep(filters(8), filtered, filtered, slices, List.of(0)))
        .flatMap(step -> KernelCheck.subBands(block, step, 2).stream())
        .toList();
  }

  private static FilterPair filters(int length) {
    SplittableRandom random = new SplittableRandom(length);
    double[] low = random.doubles(length, -1, 1).toArray();
    double[] high = random.doubles(length, -1, 1).toArray();
    float[] lowFloats = new float[length];
    float[] highFloats = new float[length];
    for (int tap = 0; tap < length; tap++) {
      lowFloats[tap] = (float) low[tap];
      highFloats[tap] = (float) high[tap];
    }
    return FilterPair.of(low, high, lowFloats, highFloats);
  }

  private static KernelCheck laplacian(
      GridSize size, GridBox box, double sigmaMm, boolean inFloats) {
    VolumeGeometry geometry =
        new VolumeGeometry(
            size, new Spacing(0.7, 0.9, 2.5), Direction.AXIAL, new Vector3(0, 0, 0), "");
    double[] values =
        new SplittableRandom(size.voxels()).doubles(size.voxels(), -999, 999).toArray();
    Volume image = Volume.of(geometry, values);
    return KernelCheck.laplacian(
        inFloats ? Volume.of(geometry, image.toFloatArray()) : image, box, sigmaMm);
  }
}
