package org.tacescore.worker.cli;

import java.nio.file.Path;
import java.time.Clock;
import org.tacescore.worker.config.WorkerConfig;
import org.tacescore.worker.queue.MilestoneListener;

/** A worker whose stations run: it accepts objects until it is closed. */
public final class RunningWorker implements AutoCloseable {
  private final OpenStations stations;
  private final int dicomPort;
  private final int httpPort;

  RunningWorker(OpenStations stations, int dicomPort, int httpPort) {
    this.stations = stations;
    this.dicomPort = dicomPort;
    this.httpPort = httpPort;
  }

  /**
   * Starts every station; if one cannot start, those before it are stopped again.
   *
   * @param nativeFolder where native libraries are unpacked
   * @param milestones hears of the points between commits
   */
  public static RunningWorker start(
      WorkerConfig config, Path nativeFolder, Clock clock, MilestoneListener milestones) {
    OpenStations stations = new OpenStations();
    try {
      return new Wiring(config, nativeFolder, clock, stations).start(milestones);
    } catch (RuntimeException e) {
      stations.close();
      throw e;
    }
  }

  public int dicomPort() {
    return dicomPort;
  }

  public int httpPort() {
    return httpPort;
  }

  /** Stops the stations, the last started first. */
  @Override
  public void close() {
    stations.close();
  }
}
