package org.tacescore.kernels.opencl;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.tacescore.kernels.CountMatrix;
import org.tacescore.kernels.Kernels;
import org.tacescore.kernels.LevelGrid;
import org.tacescore.kernels.NeighbourCounts;
import org.tacescore.kernels.RunCounts;
import org.tacescore.kernels.Step;
import org.tacescore.kernels.SubBandStep;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Volume;

/**
 * The kernels on one OpenCL device, which one call at a time uses.
 *
 * <p>Where the device fails they throw {@link org.jocl.CLException}, where its memory is too small
 * even for parts of the work {@link BeyondDeviceException}.
 */
final class OpenClKernels implements Kernels {
  private final ClSession session;
  private final WorkShape shape;
  private final DeviceGrids grids;
  private final DeviceCooccurrences cooccurrences;
  private final DeviceRuns runs;
  private final DeviceZones zones;
  private final DeviceNeighbours neighbours;
  private boolean closed;

  private OpenClKernels(ClSession session, Counting counting) {
    this.session = session;
    this.shape = new WorkShape(session.device(), counting);
    this.grids = new DeviceGrids(session);
    this.cooccurrences = new DeviceCooccurrences(session, shape, grids);
    this.runs = new DeviceRuns(session, shape, grids);
    this.zones = new DeviceZones(session, shape, grids);
    this.neighbours = new DeviceNeighbours(session, shape, grids);
  }

  /** The kernels for a device, each compiled when it is first used. */
  static OpenClKernels on(OpenClDevice device) {
    return on(device, Counting.on(device), DeviceMemory.of(device), KernelTimes.notKept());
  }

  /** The same in a way of one's own choice, with some of the device's memory, and timed. */
  static OpenClKernels on(
      OpenClDevice device, Counting counting, DeviceMemory memory, KernelTimes times) {
    return new OpenClKernels(ClSession.open(device, memory, times), counting);
  }

  @Override
  public List<CountMatrix> cooccurrences(LevelGrid levels, List<Step> steps, boolean ordered) {
    return onDevice(() -> cooccurrences.count(levels, steps, ordered));
  }

  @Override
  public List<RunCounts> runs(LevelGrid levels, List<Step> steps) {
    return onDevice(() -> runs.count(levels, steps));
  }

  @Override
  public CountMatrix zones(LevelGrid levels, List<Step> steps) {
    return onDevice(() -> zones.count(levels, steps));
  }

  @Override
  public NeighbourCounts neighbours(LevelGrid levels, List<Step> steps, int alpha) {
    return onDevice(() -> neighbours.count(levels, steps, alpha));
  }

  @Override
  public float[] laplacianOfGaussian(Volume image, GridBox box, double sigmaMm) {
    requireDoubles();
    return onDevice(() -> new DeviceLaplacian(session, shape, image, box, sigmaMm).values());
  }

  @Override
  public double[][] subBands(double[] block, GridSize size, SubBandStep step) {
    requireDoubles();
    return onDevice(
        () ->
            new DeviceSubBands<>(session, shape, DevicePrecision.DOUBLES, step)
                .of(block, size)
                .toArray(double[][]::new));
  }

  @Override
  public float[][] subBands(float[] block, GridSize size, SubBandStep step) {
    return onDevice(
        () ->
            new DeviceSubBands<>(session, shape, DevicePrecision.FLOATS, step)
                .of(block, size)
                .toArray(float[][]::new));
  }

  /** One call at a time; a thread that comes after the close must not touch what is gone. */
  private <T> T onDevice(Supplier<T> work) {
    synchronized (session) {
      if (closed) {
        throw new BeyondDeviceException("the device was given back");
      }
      return work.get();
    }
  }

  private void requireDoubles() {
    if (!session.device().hasDoubles()) {
      throw new BeyondDeviceException("the device does not compute in double precision");
    }
  }

  @Override
  public String description() {
    return session.device().toString();
  }

  /** Bytes of device memory that are held between calls. */
  long heldBytes() {
    return onDevice(() -> session.memory().total() - session.memory().free());
  }

  /** Names of the kernels of the device that have run. */
  Set<String> kernelsRun() {
    return onDevice(() -> session.kernelsRun().collect(Collectors.toSet()));
  }

  @Override
  public void close() {
    synchronized (session) {
      if (!closed) {
        closed = true;
        grids.close();
        session.close();
      }
    }
  }
}
