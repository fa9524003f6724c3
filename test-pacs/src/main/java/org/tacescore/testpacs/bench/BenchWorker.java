package org.tacescore.testpacs.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.tacescore.worker.cli.Main;

/** A worker as {@code ./tacescore serve} starts it, that a benchmark measures from outside. */
final class BenchWorker implements AutoCloseable {
  static final String AE_TITLE = "TACESCORE";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern HEAP_BEFORE = Pattern.compile(" (\\d+)M->\\d+M\\(");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path folder;
  private final int dicomPort;
  private final int httpPort;
  private final BenchServer server;

  private BenchWorker(Path folder, int dicomPort, int httpPort, BenchServer server) {
    this.folder = folder;
    this.dicomPort = dicomPort;
    this.httpPort = httpPort;
    this.server = server;
  }

  /**
   * How a worker is started.
   *
   * @param prefix words before the command: {@code taskset -c 0}
   * @param jvm options of its Java, such as {@code -Xmx512m}
   * @param quiet its quiet period
   * @param settings further lines of its configuration, which must say what is delivered
   */
  record Start(List<String> prefix, List<String> jvm, Duration quiet, String settings) {
    Start {
      prefix = List.copyOf(prefix);
      jvm = List.copyOf(jvm);
    }
  }

  /**
   * Starts one and waits until it is ready.
   *
   * @param folder of its own; what is in {@code data} and {@code clinical} is used
   */
  static BenchWorker start(Path folder, Start how) throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("clinical"));
    Files.createDirectories(folder.resolve("data"));
    int dicomPort = BenchServer.freePort();
    int httpPort = BenchServer.freePort();
    Path config = folder.resolve("worker.yaml");
    Files.writeString(
        config,
        """
        data-dir: data
        site-zone: UTC
        quiet-period: %s
        clinical-folder: clinical
        recipes: [hrd]
        dicom: {ae-title: %s, port: %d}
        http: {port: %d}
        %s
        """
            .formatted(how.quiet(), AE_TITLE, dicomPort, httpPort, how.settings()));
    List<String> options =
        Stream.concat(
                Stream.of("-XX:+UseParallelGC", "-Xlog:gc:file=" + folder.resolve("gc.log")),
                how.jvm().stream())
            .toList();
    List<String> command = new ArrayList<>(how.prefix());
    command.addAll(BenchServer.java(options, Main.class, "serve", "--config", config.toString()));
    return new BenchWorker(
        folder, dicomPort, httpPort, BenchServer.start("worker", folder, httpPort, command));
  }

  int dicomPort() {
    return dicomPort;
  }

  URI dicomWeb() {
    return URI.create("http://127.0.0.1:" + httpPort + "/dicom-web");
  }

  /** Processor time of the worker so far, all threads together. */
  Duration processorTime() {
    return server.processorTime();
  }

  /** Makes a patient's clinical values known. */
  void know(String file, byte[] clinicalJson) throws IOException {
    Files.write(folder.resolve("clinical").resolve(file), clinicalJson);
  }

  /** All jobs, as {@code GET /api/v1/jobs} tells them. */
  List<JsonNode> jobs() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + "/api/v1/jobs"))
            .timeout(Duration.ofMinutes(1))
            .build();
    JsonNode answer = JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
    return StreamSupport.stream(answer.path("jobs").spliterator(), false).toList();
  }

  /**
   * Most heap in use before any collection so far, garbage included, in megabytes; 0 before the
   * first.
   */
  long peakHeapMb() throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("gc.log"))) {
      return lines
          .map(HEAP_BEFORE::matcher)
          .filter(Matcher::find)
          .mapToLong(found -> Long.parseLong(found.group(1)))
          .max()
          .orElse(0);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
