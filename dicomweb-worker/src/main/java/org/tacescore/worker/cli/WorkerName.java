package org.tacescore.worker.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.tacescore.worker.config.DatabaseConfig;
import org.tacescore.worker.config.WorkerConfig;

/** What a worker is called in its database. */
final class WorkerName {
  private static final int LONGEST_HOST = 26;

  private WorkerName() {}

  /**
   * The configured name; else {@code worker} where the database is this worker's alone, and else
   * host and process, which no other running worker has. A name of its own is better: what a killed
   * worker had begun is taken up at its next start at once, and not after missed heartbeats.
   */
  static String of(WorkerConfig config) {
    return config.scheduler().workerName().orElseGet(() -> absent(config.database()));
  }

  private static String absent(DatabaseConfig database) {
    return database instanceof DatabaseConfig.Embedded
        ? "worker"
        : host() + "-" + ProcessHandle.current().pid();
  }

  private static String host() {
    try {
      String host = InetAddress.getLocalHost().getHostName();
      return host.substring(0, Math.min(host.length(), LONGEST_HOST));
    } catch (UnknownHostException e) {
      // Some containers cannot resolve their own name.
      return "host";
    }
  }
}
