package org.tacescore.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;
import org.tacescore.kernels.opencl.BackendChoice;
import org.tacescore.testpacs.pacs.EmbeddedPacs;
import org.tacescore.testpacs.pacs.PacsOptions;
import org.tacescore.testpacs.phantom.PhantomPatient;
import org.tacescore.worker.cli.CacheFolder;
import org.tacescore.worker.cli.RunningWorker;
import org.tacescore.worker.config.AeTitle;
import org.tacescore.worker.config.DeliverRefusals;
import org.tacescore.worker.config.DeliveryConfig;
import org.tacescore.worker.config.Destination;
import org.tacescore.worker.config.DicomConfig;
import org.tacescore.worker.config.HttpConfig;
import org.tacescore.worker.config.PhasesConfig;
import org.tacescore.worker.config.SchedulerConfig;
import org.tacescore.worker.config.Waits;
import org.tacescore.worker.config.WorkerConfig;

/**
 * A worker in this process that takes from the caller MODALITY and delivers to an embedded PACS.
 */
final class WorkerBesidePacs implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Path folder;
  private final EmbeddedPacs pacs;
  private final RunningWorker worker;

  private WorkerBesidePacs(Path folder, EmbeddedPacs pacs, RunningWorker worker) {
    this.folder = folder;
    this.pacs = pacs;
    this.worker = worker;
  }

  /**
   * @param slotDeadline when what is missing is refused
   */
  static WorkerBesidePacs start(Path folder, Duration slotDeadline) throws IOException {
    Files.createDirectories(folder.resolve("clinical"));
    ExampleBundle.putInto(folder.resolve("worker"));
    EmbeddedPacs pacs =
        EmbeddedPacs.start(PacsOptions.of(Files.createDirectories(folder.resolve("pacs"))));
    RunningWorker worker =
        RunningWorker.start(
            config(folder, pacs, slotDeadline),
            CacheFolder.path().resolve("native"),
            Clock.systemUTC(),
            (milestone, subject) -> {});
    return new WorkerBesidePacs(folder, pacs, worker);
  }

  private static WorkerConfig config(Path folder, EmbeddedPacs pacs, Duration slotDeadline) {
    DicomConfig dicom = DicomConfig.defaults();
    HttpConfig http = HttpConfig.defaults();
    return new WorkerConfig(
        folder.resolve("worker"),
        ZoneId.of("UTC"),
        "",
        Waits.of(Duration.ofMillis(500), slotDeadline),
        1L << 28,
        Optional.of(folder.resolve("clinical")),
        List.of(ExampleBundle.ID),
        BackendChoice.JVM,
        new DicomConfig(
            dicom.aeTitle(),
            dicom.bindAddress(),
            0,
            Set.of(new AeTitle("MODALITY")),
            dicom.maxAssociations(),
            dicom.idleTimeout(),
            dicom.maxPduBytes()),
        new HttpConfig(
            http.bindAddress(), 0, http.maxRequestBytes(), http.maxParts(), http.idleTimeout()),
        new DeliveryConfig(
            List.of(
                new Destination.CStore(
                    "pacs", "127.0.0.1", pacs.dicomPort(), new AeTitle(pacs.aeTitle()))),
            DeliverRefusals.WITH_SCORES),
        new SchedulerConfig(Duration.ofSeconds(2)),
        Map.of(),
        PhasesConfig.defaults());
  }

  int dicomPort() {
    return worker.dicomPort();
  }

  void know(PhantomPatient patient) throws IOException {
    know(patient.patientId() + ".json", patient.clinicalJson());
  }

  /** Puts a file of clinical values into the worker's folder. */
  void know(String file, byte[] clinicalJson) throws IOException {
    Files.write(folder.resolve("clinical").resolve(file), clinicalJson);
  }

  /** SOP Instance UIDs of the objects in the worker's store. */
  List<String> storedInstances() {
    return StudyCopy.filesBelow(folder.resolve("worker/objects")).stream()
        .filter(file -> file.toString().endsWith(".dcm"))
        .map(file -> Part10.readHeader(file).sopInstanceUid())
        .toList();
  }

  /** SRs of a study in the PACS. */
  List<DicomObject> reports(String studyInstanceUid) {
    return pacs.findStructuredReports().stream()
        .filter(sr -> sr.studyInstanceUid().equals(studyInstanceUid))
        .toList();
  }

  /** What {@code GET /api/v1/jobs} lists of a study, newest first. */
  List<JsonNode> jobs(String studyInstanceUid) throws IOException, InterruptedException {
    return ofStudy("jobs", studyInstanceUid);
  }

  List<JsonNode> orphans(String studyInstanceUid) throws IOException, InterruptedException {
    return ofStudy("orphans", studyInstanceUid);
  }

  private List<JsonNode> ofStudy(String list, String studyInstanceUid)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        http.send(HttpRequest.newBuilder(uri("/api/v1/jobs")).build(), BodyHandlers.ofByteArray());
    JsonNode found = JSON.readTree(response.body()).path(list);
    return StreamSupport.stream(found.spliterator(), false)
        .filter(node -> node.path("studyInstanceUID").asText().equals(studyInstanceUid))
        .toList();
  }

  /** The answer to a STOW-RS request with this body. */
  HttpResponse<String> stow(String boundary, byte[] body) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(uri("/dicom-web/studies"))
            .header(
                "Content-Type",
                "multipart/related; type=\"application/dicom\"; boundary=" + boundary)
            .POST(BodyPublishers.ofByteArray(body))
            .build(),
        BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + worker.httpPort() + path);
  }

  @Override
  public void close() {
    worker.close();
    pacs.close();
  }
}
