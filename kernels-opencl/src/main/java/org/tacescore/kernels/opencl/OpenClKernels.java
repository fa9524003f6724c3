package org.tacescore.kernels.opencl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tacescore.kernels.CountMatrix;
import org.tacescore.kernels.JvmKernels;
import org.tacescore.kernels.Kernels;
import org.tacescore.kernels.LevelGrid;
import org.tacescore.kernels.NeighbourCounts;
import org.tacescore.kernels.Neighbours;
import org.tacescore.kernels.RunCounts;
import org.tacescore.kernels.Step;
import org.tacescore.kernels.SubBandStep;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Volume;

/** The kernels on one OpenCL device, which one call at a time uses. */
final class OpenClKernels implements Kernels {
  private static final int DIRECTIONS = Neighbours.STEPS.size();
  private static final int GROUP = 64;
  private static final int GROUPS_PER_COMPUTE_UNIT = 8;
  private static final long MOST_SLAB_BYTES = 256L << 20;
  private static final int MOST_LEVELS = 2048;

  /** How co-occurrences are counted. */
  enum Variant {
    /** Each work-item a slab, in tables of its own: for CPU devices, where atomics are slow. */
    SLABS,
    /** Each work-group in local memory: for GPUs, where the table fits there. */
    LOCAL,
    /** All work-items in global memory: for GPUs, where it does not. */
    GLOBAL
  }

  private final OpenClDevice device;
  private final ClProgram program;
  private final Kernels jvm = new JvmKernels();

  private OpenClKernels(OpenClDevice device, ClProgram program) {
    this.device = device;
    this.program = program;
  }

  /** Compiles the kernels for a device. */
  static OpenClKernels on(OpenClDevice device) {
    return new OpenClKernels(device, ClProgram.build(device, "glcm.cl"));
  }

  /** Throws {@link org.jocl.CLException} when the device fails. */
  @Override
  public List<CountMatrix> cooccurrences(LevelGrid levels, List<Step> steps, boolean ordered) {
    if (!steps.equals(Neighbours.STEPS)
        || levels.margin() != 1
        || levels.levelCount() > MOST_LEVELS) {
      return jvm.cooccurrences(levels, steps, ordered);
    }
    return cooccurrences(levels, ordered, variant(levels));
  }

  @Override
  public List<RunCounts> runs(LevelGrid levels, List<Step> steps) {
    return jvm.runs(levels, steps);
  }

  @Override
  public CountMatrix zones(LevelGrid levels, List<Step> steps) {
    return jvm.zones(levels, steps);
  }

  @Override
  public NeighbourCounts neighbours(LevelGrid levels, List<Step> steps, int alpha) {
    return jvm.neighbours(levels, steps, alpha);
  }

  private Variant variant(LevelGrid levels) {
    if (device.isCpu()) {
      return Variant.SLABS;
    }
    return tableBytes(levels) <= device.localMemory() - GROUP * Integer.BYTES
        ? Variant.LOCAL
        : Variant.GLOBAL;
  }

  private static long tableBytes(LevelGrid levels) {
    return (long) levels.levelCount() * levels.levelCount() * Integer.BYTES;
  }

  /** The 13 directions at distance 1, in a way of one's own choice. */
  synchronized List<CountMatrix> cooccurrences(LevelGrid levels, boolean ordered, Variant variant) {
    int cells = levels.levelCount() * levels.levelCount();
    int slabs = variant == Variant.SLABS ? slabs(levels) : 1;
    try (ClProgram.Buffer ranks = program.copyOf(levels.toArray());
        ClProgram.Buffer tables = program.ints((long) slabs * DIRECTIONS * cells)) {
      if (variant == Variant.SLABS) {
        countInSlabs(levels, slabs, ranks, tables);
      } else {
        countWithAtomics(levels, variant, ranks, tables);
      }
      List<CountMatrix> counts = new ArrayList<>();
      for (int direction = 0; direction < DIRECTIONS; direction++) {
        int[] table = program.read(tables, (long) direction * cells, cells);
        if (!ordered) {
          fold(table, levels.levelCount());
        }
        counts.add(CountMatrix.ofTable(table, levels.levelCount()));
      }
      return counts;
    }
  }

  /** Adds what is below the diagonal to its mirror image above. */
  private static void fold(int[] table, int levels) {
    for (int i = 1; i < levels; i++) {
      for (int j = 0; j < i; j++) {
        table[j * levels + i] += table[i * levels + j];
        table[i * levels + j] = 0;
      }
    }
  }

  private int slabs(LevelGrid levels) {
    long bytesEach = DIRECTIONS * tableBytes(levels);
    long most = Math.min(MOST_SLAB_BYTES, device.mostAllocation()) / bytesEach;
    int inner = levels.paddedSize().slices() - 2;
    return (int) Math.max(1, Math.min(most, Math.min(device.computeUnits(), inner)));
  }

  private void countInSlabs(
      LevelGrid levels, int slabs, ClProgram.Buffer ranks, ClProgram.Buffer tables) {
    program.run("glcm_slabs", new long[] {slabs}, new long[] {1}, arguments(levels, ranks, tables));
    if (slabs > 1) {
      program.run(
          "glcm_sum",
          new long[] {workItems()},
          new long[] {group()},
          tables,
          ClProgram.Argument.of(slabs),
          cells(levels));
    }
  }

  private void countWithAtomics(
      LevelGrid levels, Variant variant, ClProgram.Buffer ranks, ClProgram.Buffer tables) {
    program.run(
        "glcm_clear", new long[] {workItems()}, new long[] {group()}, tables, cells(levels));
    long[] global = {workItems(), DIRECTIONS};
    long[] local = {group(), 1};
    ClProgram.Argument[] arguments = arguments(levels, ranks, tables);
    if (variant == Variant.GLOBAL) {
      program.run("glcm_global", global, local, arguments);
      return;
    }
    ClProgram.Argument[] withLocal = Arrays.copyOf(arguments, arguments.length + 1);
    withLocal[arguments.length] = ClProgram.Argument.local(tableBytes(levels));
    program.run("glcm_local", global, local, withLocal);
  }

  private static ClProgram.Argument cells(LevelGrid levels) {
    return ClProgram.Argument.of(DIRECTIONS * levels.levelCount() * levels.levelCount());
  }

  private int group() {
    return Math.min(GROUP, device.mostWorkGroup());
  }

  private long workItems() {
    return (long) group() * GROUPS_PER_COMPUTE_UNIT * device.computeUnits();
  }

  private static ClProgram.Argument[] arguments(
      LevelGrid levels, ClProgram.Buffer ranks, ClProgram.Buffer tables) {
    GridSize size = levels.paddedSize();
    return new ClProgram.Argument[] {
      ranks,
      ClProgram.Argument.of(size.columns()),
      ClProgram.Argument.of(size.rows()),
      ClProgram.Argument.of(size.slices()),
      ClProgram.Argument.of(levels.levelCount()),
      tables
    };
  }

  @Override
  public float[] laplacianOfGaussian(Volume image, GridBox box, double sigmaMm) {
    return jvm.laplacianOfGaussian(image, box, sigmaMm);
  }

  @Override
  public double[][] subBands(double[] block, GridSize size, SubBandStep step) {
    return jvm.subBands(block, size, step);
  }

  @Override
  public float[][] subBands(float[] block, GridSize size, SubBandStep step) {
    return jvm.subBands(block, size, step);
  }

  @Override
  public String description() {
    return device.toString();
  }

  @Override
  public void close() {
    program.close();
  }
}
