package org.tacescore.kernels.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.tacescore.kernels.CountMatrix;
import org.tacescore.kernels.Kernels;
import org.tacescore.kernels.LevelGrid;
import org.tacescore.kernels.NeighbourCounts;
import org.tacescore.kernels.Neighbours;
import org.tacescore.kernels.RunCounts;
import org.tacescore.kernels.opencl.BackendChoice;
import org.tacescore.kernels.opencl.Backends;
import org.tacescore.volume.GridSize;

/**
 * The texture kernels on a ball of 190 000 voxels, milliseconds a call: the JVM against an OpenCL
 * device, reading back and making matrices included. The grid stays on the device between calls, as
 * it does between the kernels of one image.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(1)
public class CountingBench {
  private static final int SIDE = 72;

  @Param({"JVM", "OPENCL"})
  public BackendChoice backend;

  @Param({"8", "64", "256", "878"})
  public int levels;

  private Kernels kernels;
  private LevelGrid grid;

  /** Neighbouring voxels differ by a twelfth of the levels at most, as they do in an organ. */
  @Setup(Level.Trial)
  public void make() {
    kernels = Backends.choose(backend, Path.of(System.getProperty("java.io.tmpdir"), "bench-jocl"));
    GridSize size = new GridSize(SIDE, SIDE, SIDE);
    SplittableRandom random = new SplittableRandom(levels);
    int[] ranks = new int[size.voxels()];
    for (int slice = 0; slice < SIDE; slice++) {
      for (int row = 0; row < SIDE; row++) {
        for (int column = 0; column < SIDE; column++) {
          double fromCentre =
              Math.hypot(Math.hypot(column - 35.5, row - 35.5), slice - 35.5) / (SIDE / 2.0);
          double smooth = 0.5 + 0.4 * Math.sin(column / 9.0) * Math.cos(row / 7.0 + slice / 11.0);
          double noisy = smooth + (random.nextDouble() - 0.5) / 12;
          int rank = (int) Math.min(levels, Math.max(1, 1 + noisy * levels));
          ranks[size.offset(column, row, slice)] = fromCentre <= 1 ? rank : 0;
        }
      }
    }
    grid = LevelGrid.of(size, ranks, levels);
  }

  @TearDown(Level.Trial)
  public void close() {
    kernels.close();
  }

  @Benchmark
  public List<CountMatrix> cooccurrences() {
    return kernels.cooccurrences(grid, Neighbours.STEPS, false);
  }

  @Benchmark
  public List<RunCounts> runs() {
    return kernels.runs(grid, Neighbours.STEPS);
  }

  @Benchmark
  public CountMatrix zones() {
    return kernels.zones(grid, Neighbours.STEPS);
  }

  @Benchmark
  public NeighbourCounts neighbours() {
    return kernels.neighbours(grid, Neighbours.STEPS, 0);
  }
}
