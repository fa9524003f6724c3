package org.tacescore.testpacs.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tacescore.worker.pipeline.Stage;
import org.tacescore.worker.pipeline.StageListener;

/** What each kind of DICOM object took in each of several runs. */
final class ObjectTimes implements StageListener {
  private final int runs;
  private final Map<String, double[]> wall = new LinkedHashMap<>();
  private final Map<String, double[]> processor = new LinkedHashMap<>();
  private int run;
  private long processorBefore;

  ObjectTimes(int runs) {
    this.runs = runs;
  }

  /**
   * Milliseconds of one kind, or of all together.
   *
   * @param first wall time of the first run: code not yet compiled, fonts not yet read
   * @param warm median wall time of the later half
   * @param processor the same of processor time, of all threads together
   */
  record Took(double first, double warm, double processor) {}

  /** What comes now is of this run, from 0. */
  void begin(int number) {
    run = number;
  }

  @Override
  public void begins(Stage stage, String what) {
    if (stage == Stage.OBJECTS) {
      processorBefore = Timing.SYSTEM.getProcessCpuTime();
    }
  }

  @Override
  public void took(Stage stage, String what, long nanos) {
    if (stage == Stage.OBJECTS) {
      long spent = Timing.SYSTEM.getProcessCpuTime() - processorBefore;
      add(wall, what, nanos);
      add(processor, what, spent);
    }
  }

  private void add(Map<String, double[]> times, String kind, long nanos) {
    times.computeIfAbsent(kind, added -> new double[runs])[run] += nanos / 1e6;
  }

  /** By kind, in the order in which they are made. */
  Map<String, Took> kinds() {
    Map<String, Took> kinds = new LinkedHashMap<>();
    wall.forEach(
        (kind, times) ->
            kinds.put(kind, took(times, processor.getOrDefault(kind, new double[runs]))));
    return kinds;
  }

  Took together() {
    return took(sum(wall), sum(processor));
  }

  private double[] sum(Map<String, double[]> times) {
    double[] sum = new double[runs];
    times.values().forEach(one -> Arrays.setAll(sum, i -> sum[i] + one[i]));
    return sum;
  }

  private static Took took(double[] wall, double[] processor) {
    return new Took(wall[0], laterMedian(wall), laterMedian(processor));
  }

  private static double laterMedian(double[] values) {
    double[] later = Arrays.copyOfRange(values, values.length / 2, values.length);
    Arrays.sort(later);
    return later[later.length / 2];
  }
}
