package org.tacescore.kernels.bench;

import java.util.List;
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
  @Param({"JVM", "OPENCL"})
  public BackendChoice backend;

  @Param({"8", "64", "256", "878"})
  public int levels;

  private Kernels kernels;
  private LevelGrid grid;

  @Setup(Level.Trial)
  public void make() {
    kernels = BenchBackend.open(backend);
    grid = BenchVolumes.ball(levels);
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
