package org.tacescore.kernels.opencl;

import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.tacescore.kernels.Kernels;
import org.tacescore.kernels.LevelGrid;
import org.tacescore.kernels.Step;
import org.tacescore.kernels.SubBandStep;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Volume;

/**
 * Something that two kernels must make the same of, to the last bit.
 *
 * @param what its name
 * @param result what kernels make of it
 */
record KernelCheck(String what, Function<Kernels, Object> result) {

  /** All that is counted in a region. */
  static List<KernelCheck> counts(LevelGrid levels, List<Step> steps, boolean ordered, int alpha) {
    return List.of(
        new KernelCheck("co-occurrences", k -> k.cooccurrences(levels, steps, ordered)),
        new KernelCheck("runs", k -> k.runs(levels, steps)),
        new KernelCheck("zones", k -> k.zones(levels, steps)),
        new KernelCheck("neighbours", k -> k.neighbours(levels, steps, alpha)));
  }

  /** Sub-bands of a block of random values, in double and in single precision. */
  static List<KernelCheck> subBands(GridSize block, SubBandStep step, long seed) {
    double[] doubles = new SplittableRandom(seed).doubles(block.voxels(), -1000, 1000).toArray();
    float[] floats = new float[doubles.length];
    for (int k = 0; k < floats.length; k++) {
      floats[k] = (float) doubles[k];
    }
    return List.of(
        new KernelCheck("sub-bands in double", k -> k.subBands(doubles, block, step)),
        new KernelCheck("sub-bands in single", k -> k.subBands(floats, block, step)));
  }

  static KernelCheck laplacian(Volume image, GridBox box, double sigmaMm) {
    return new KernelCheck("Laplacians", k -> k.laplacianOfGaussian(image, box, sigmaMm));
  }

  /** Whether both make the same of it. */
  boolean agree(Kernels one, Kernels other) {
    return Objects.deepEquals(result.apply(one), result.apply(other));
  }
}
