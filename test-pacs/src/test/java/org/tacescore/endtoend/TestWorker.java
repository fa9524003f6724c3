package org.tacescore.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tacescore.kernels.opencl.BackendChoice;
import org.tacescore.worker.cli.CacheFolder;
import org.tacescore.worker.cli.RunningWorker;
import org.tacescore.worker.config.DatabaseConfig;
import org.tacescore.worker.config.DeliverRefusals;
import org.tacescore.worker.config.DeliveryConfig;
import org.tacescore.worker.config.Destination;
import org.tacescore.worker.config.DicomConfig;
import org.tacescore.worker.config.DicomwebConfig;
import org.tacescore.worker.config.HttpConfig;
import org.tacescore.worker.config.IntakeConfig;
import org.tacescore.worker.config.PhasesConfig;
import org.tacescore.worker.config.ReportConfig;
import org.tacescore.worker.config.SchedulerConfig;
import org.tacescore.worker.config.Source;
import org.tacescore.worker.config.StoreConfig;
import org.tacescore.worker.config.Waits;
import org.tacescore.worker.config.WorkerConfig;

/**
 * A worker in the test's own process, with a quiet period of two seconds, that scores by the
 * example's bundle and serves its store.
 */
final class TestWorker {
  private TestWorker() {}

  /**
   * @param dicomPort of the worker; 0 for any free one
   */
  static RunningWorker start(
      Path folder, Path clinicalFolder, int dicomPort, List<Destination> destinations)
      throws IOException {
    return start(folder, clinicalFolder, dicomPort, destinations, List.of());
  }

  /** The same with PACS that it asks. */
  static RunningWorker start(
      Path folder,
      Path clinicalFolder,
      int dicomPort,
      List<Destination> destinations,
      List<Source> sources)
      throws IOException {
    ExampleBundle.putInto(folder);
    DicomConfig dicom = DicomConfig.defaults();
    HttpConfig http = HttpConfig.defaults();
    WorkerConfig config =
        new WorkerConfig(
            folder,
            ZoneId.of("UTC"),
            "",
            Waits.of(Duration.ofSeconds(2), Duration.ofHours(24)),
            1L << 31,
            Optional.of(clinicalFolder),
            List.of(ExampleBundle.ID),
            BackendChoice.JVM,
            new DicomConfig(
                dicom.aeTitle(),
                dicom.bindAddress(),
                dicomPort,
                dicom.allowedCallingAeTitles(),
                dicom.maxAssociations(),
                dicom.idleTimeout(),
                dicom.maxPduBytes()),
            new HttpConfig(
                http.bindAddress(), 0, http.maxRequestBytes(), http.maxParts(), http.idleTimeout()),
            new DeliveryConfig(destinations, DeliverRefusals.WITH_SCORES),
            new SchedulerConfig(Duration.ofSeconds(2)),
            Map.of(),
            PhasesConfig.defaults(),
            ReportConfig.defaults(),
            new DatabaseConfig.Embedded(),
            List.of(),
            new IntakeConfig(sources, StoreConfig.defaults()),
            DicomwebConfig.on());
    return RunningWorker.start(
        config,
        CacheFolder.path().resolve("native"),
        Clock.systemUTC(),
        (milestone, subject) -> {});
  }
}
