package org.tacescore.testpacs.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A DICOMweb server in a process of its own, with an empty store.
 *
 * @param name for the table
 * @param base of its services, without a slash at its end
 * @param process ended by {@link #close}
 */
record DicomwebServer(String name, URI base, Process process) implements AutoCloseable {
  private static final Path ORTHANC_PLUGIN =
      Path.of("/usr/share/orthanc/plugins/libOrthancDicomWeb.so");
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** This software's worker, which scores nothing in the meantime. */
  static DicomwebServer worker(Path folder) throws IOException, InterruptedException {
    int http = freePort();
    Path config =
        Files.writeString(
            Files.createDirectories(folder).resolve("worker.yaml"),
            """
            data-dir: data
            site-zone: UTC
            deliver: none
            quiet-period: 24h
            dicom: {port: %d}
            http: {port: %d}
            dicomweb: {service: true}
            """
                .formatted(freePort(), http));
    return started(
        "worker",
        http,
        folder,
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseParallelGC",
            "-cp",
            System.getProperty("java.class.path"),
            "org.tacescore.testpacs.Main",
            "serve",
            "--config",
            config.toString()));
  }

  /** Debian's Orthanc with its DICOMweb plug-in; empty where this machine has none. */
  static Optional<DicomwebServer> orthanc(Path folder) throws IOException, InterruptedException {
    Optional<Path> program =
        Stream.of("/usr/sbin/Orthanc", "/usr/bin/Orthanc")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    if (program.isEmpty() || !Files.exists(ORTHANC_PLUGIN)) {
      return Optional.empty();
    }
    int http = freePort();
    Map<String, Object> options =
        new TreeMap<>(
            Map.of(
                "StorageDirectory",
                folder.resolve("storage").toString(),
                "IndexDirectory",
                folder.resolve("index").toString(),
                "Plugins",
                List.of(ORTHANC_PLUGIN.toString()),
                "RemoteAccessAllowed",
                false,
                "AuthenticationEnabled",
                false,
                "DicomServerEnabled",
                false,
                "HttpPort",
                http,
                "KeepAlive",
                true,
                "HttpThreadsCount",
                50));
    Path file = Files.createDirectories(folder).resolve("orthanc.json");
    new ObjectMapper().writeValue(file.toFile(), options);
    return Optional.of(
        started("Orthanc", http, folder, List.of(program.get().toString(), file.toString())));
  }

  private static DicomwebServer started(String name, int port, Path folder, List<String> command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    URI base = URI.create("http://127.0.0.1:" + port + "/dicom-web");
    DicomwebServer server = new DicomwebServer(name, base, process);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!server.answers()) {
      if (System.nanoTime() > end || !process.isAlive()) {
        server.close();
        throw new IOException(
            name + " does not answer: " + Files.readString(folder.resolve("log")));
      }
      Thread.sleep(100);
    }
    return server;
  }

  /** Processor time of the server so far, in milliseconds; in steps of 10. */
  double cpuMs() {
    return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
  }

  private boolean answers() throws InterruptedException {
    try {
      int status =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(base + "/studies?limit=1")).build(),
                  BodyHandlers.discarding())
              .statusCode();
      return status == 200 || status == 204;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
