package org.tacescore.endtoend;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A worker's folder with its configuration, for one {@link WorkerProcess} after another.
 *
 * @param folder holds the configuration, clinical files, the data folder and logs
 * @param dicomPort of the worker, the same over its restarts
 * @param httpPort of the worker, the same over its restarts
 */
record WorkerSite(Path folder, int dicomPort, int httpPort) {
  /** How the worker calls itself. */
  static final String AE_TITLE = "TACESCORE";

  static final Duration QUIET_PERIOD = Duration.ofSeconds(2);

  /**
   * Writes a configuration with a quiet period of 2 s, free ports and the example's bundle.
   *
   * @param destinations items of the list {@code destinations}, from {@link #cStore} or {@link
   *     #stow}
   */
  static WorkerSite in(Path folder, String... destinations) throws IOException {
    WorkerSite site = new WorkerSite(folder, freePort(), freePort());
    Files.createDirectories(site.clinicalFolder());
    ExampleBundle.putInto(site.dataDir());
    Files.createSymbolicLink(site.nativeFolder(), sharedNativeFolder());
    Files.writeString(
        site.config(),
        """
        data-dir: data
        site-zone: UTC
        quiet-period: %s
        clinical-folder: clinical
        recipes: [%s]
        report:
          objects: []
        dicom:
          ae-title: %s
          port: %d
        http:
          port: %d
        destinations:
        %s
        scheduler:
          heartbeat: 2s
        """
            .formatted(
                QUIET_PERIOD,
                ExampleBundle.ID,
                AE_TITLE,
                site.dicomPort(),
                site.httpPort(),
                String.join("\n", List.of(destinations))));
    return site;
  }

  /** A destination by C-STORE. */
  static String cStore(int port, String calledAeTitle) {
    return "  - {name: pacs, kind: c-store, host: 127.0.0.1, port: %d, called-ae-title: %s}"
        .formatted(port, calledAeTitle);
  }

  /** A destination by STOW-RS, with read-back by WADO-RS. */
  static String stow(URI dicomwebRoot) {
    return "  - {name: pacs, kind: stow, url: '%s'}".formatted(dicomwebRoot);
  }

  Path config() {
    return folder.resolve("worker.yaml");
  }

  Path clinicalFolder() {
    return folder.resolve("clinical");
  }

  Path dataDir() {
    return folder.resolve("data");
  }

  /** Root of the worker's pages, API and DICOMweb services, without a slash at its end. */
  URI http() {
    return URI.create("http://127.0.0.1:" + httpPort);
  }

  /** Makes the folder one that can be deleted without a look at what others share. */
  void unlinkNativeFolder() throws IOException {
    Files.deleteIfExists(nativeFolder());
  }

  private Path nativeFolder() {
    return dataDir().resolve("native");
  }

  /** TensorFlow's library has 0.7 GB: unpacked once a build, not once a worker. */
  private static Path sharedNativeFolder() throws IOException {
    return Files.createDirectories(Path.of("target", "native").toAbsolutePath());
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }
}
