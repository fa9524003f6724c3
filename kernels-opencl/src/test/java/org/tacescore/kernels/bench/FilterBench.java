package org.tacescore.kernels.bench;

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
import org.tacescore.kernels.Kernels;
import org.tacescore.kernels.SubBandStep;
import org.tacescore.kernels.opencl.BackendChoice;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Volume;

/**
 * The filters, milliseconds a call: the JVM against an OpenCL device, with the transfer of the
 * image to the device and of the results back. All eight sub-bands of filters of six taps for a box
 * of 72 voxels a side, and the Laplacian of Gaussian in it of an image of 160 x 160 x 100.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(1)
public class FilterBench {
  private static final GridSize BLOCK = new GridSize(77, 77, 77);

  @Param({"JVM", "OPENCL"})
  public BackendChoice backend;

  private Kernels kernels;
  private SubBandStep step;
  private double[] doubles;
  private float[] floats;
  private Volume image;

  @Setup(Level.Trial)
  public void make() {
    kernels = BenchBackend.open(backend);
    step = BenchVolumes.allSubBands();
    doubles = new SplittableRandom(7).doubles(BLOCK.voxels(), -1000, 1000).toArray();
    floats = new float[doubles.length];
    for (int k = 0; k < floats.length; k++) {
      floats[k] = (float) doubles[k];
    }
    image = BenchVolumes.image();
  }

  @TearDown(Level.Trial)
  public void close() {
    kernels.close();
  }

  @Benchmark
  public List<double[]> subBandsInDouble() {
    return List.of(kernels.subBands(doubles, BLOCK, step));
  }

  @Benchmark
  public List<float[]> subBandsInSingle() {
    return List.of(kernels.subBands(floats, BLOCK, step));
  }

  @Benchmark
  public float[] laplacianOfGaussian() {
    return kernels.laplacianOfGaussian(image, BenchVolumes.BOX, 1);
  }
}
