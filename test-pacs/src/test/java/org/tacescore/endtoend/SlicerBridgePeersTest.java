package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.testpacs.phantom.PhantomGenerator;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.testpacs.phantom.PhantomPatient;
import org.tacescore.worker.cli.RunningWorker;
import org.tacescore.worker.config.AeTitle;
import org.tacescore.worker.config.Destination;

/**
 * The tests of slicer-bridge in Python: by themselves, and against a worker beside Orthanc that has
 * a phantom patient's images and none of its segmentations.
 */
@Tag("peers")
class SlicerBridgePeersTest {
  private static final Path TESTS =
      ContractSchema.DOCS.resolveSibling("slicer-bridge/tests").toAbsolutePath().normalize();

  @TempDir private Path folder = Path.of("");

  @Test
  void withoutSlicerAndWorker() throws Exception {
    assertPasses(Map.of(), TESTS);
  }

  @Test
  void againstAWorkerBesideOrthanc() throws Exception {
    PeerProgram.require("dcmdump", "dcmtk");
    PeerProgram.requireFile("/usr/lib/python3/dist-packages/numpy", "python3-numpy");
    PeerProgram.requireFile("/usr/lib/python3/dist-packages/pydicom", "python3-pydicom");
    int workerPort = OrthancPeer.freePort();
    Path clinical = Files.createDirectories(folder.resolve("clinical"));
    PhantomPatient patient =
        new PhantomGenerator(PhantomOptions.of(1, 7, PhantomModality.CT)).patient(0);
    Files.write(clinical.resolve("patient.json"), patient.clinicalJson());
    try (OrthancPeer orthanc = OrthancPeer.start(folder.resolve("orthanc"), workerPort);
        RunningWorker worker =
            TestWorker.start(
                folder.resolve("worker"),
                clinical,
                workerPort,
                List.of(
                    new Destination.CStore(
                        "orthanc", "127.0.0.1", orthanc.dicomPort(), new AeTitle("ORTHANC"))))) {
      URI root = URI.create("http://127.0.0.1:" + worker.httpPort());
      HttpResponse<String> stored =
          HttpClient.newHttpClient()
              .send(
                  MultipartBody.stow(
                          HttpRequest.newBuilder(root.resolve("/dicom-web/studies")),
                          patient.images().toList())
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);

      assertPasses(
          Map.of(
              "TACESCORE_TEST_WORKER", root.toString(),
              "TACESCORE_TEST_ORTHANC", orthanc.root().toString(),
              "TACESCORE_TEST_PATIENT", patient.writeTo(folder).toString()),
          TESTS.resolve("test_with_worker.py"));
    }
  }

  /** A skipped test of a peer that is there would hide a fault: only those of Slicer may be. */
  private void assertPasses(Map<String, String> environment, Path tests) throws Exception {
    Path python = PeerProgram.requireFile("/usr/bin/python3", "python3-pytest");
    PeerProgram.requireFile("/usr/lib/python3/dist-packages/pytest", "python3-pytest");
    Path output = folder.resolve("pytest.log");
    ProcessBuilder builder =
        new ProcessBuilder(
                python.toString(),
                "-B",
                "-m",
                "pytest",
                "-q",
                "-rs",
                "-p",
                "no:cacheprovider",
                tests.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(Duration.ofMinutes(10).toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      fail("pytest did not end: " + text(output));
    }
    String said = text(output);
    assertThat(process.exitValue()).as(said).isZero();
    assertThat(said).contains(" passed");
    assertThat(said.lines().filter(line -> line.startsWith("SKIPPED")))
        .as(said)
        .allMatch(line -> line.contains("3D Slicer") || line.contains("a running worker"));
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
