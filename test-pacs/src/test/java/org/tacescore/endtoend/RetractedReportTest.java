package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;
import org.tacescore.dicom.RejectionNote;
import org.tacescore.testpacs.demo.DicomSender;
import org.tacescore.testpacs.phantom.PhantomGenerator;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.testpacs.phantom.PhantomPatient;
import org.tacescore.worker.cli.RunningWorker;
import org.tacescore.worker.config.AeTitle;
import org.tacescore.worker.config.Destination;

/** A real Orthanc commits itself to keep a report, and gets the note that takes it back. */
@Tag("peers")
class RetractedReportTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(90);

  @TempDir Path folder;

  @Test
  void isCommittedReadBackAndTakenBackInOrthanc() throws Exception {
    int workerPort = OrthancPeer.freePort();
    PhantomPatient patient =
        new PhantomGenerator(PhantomOptions.of(1, 11, PhantomModality.CT)).patient(0);
    Path clinical = Files.createDirectories(folder.resolve("clinical"));
    Files.write(clinical.resolve("p.json"), patient.clinicalJson());
    try (OrthancPeer orthanc = OrthancPeer.start(folder.resolve("orthanc"), workerPort);
        RunningWorker worker =
            TestWorker.start(
                folder.resolve("worker"), clinical, workerPort, List.of(asked(orthanc)));
        DicomSender modality = new DicomSender("MODALITY")) {
      List<DicomObject> study = new ArrayList<>(patient.images().toList());
      study.addAll(patient.segmentations().values());
      modality.send(study, "127.0.0.1", workerPort, "TACESCORE", sent -> {});

      Poll.until(
          LIMIT,
          "the report is committed",
          () -> job(worker).at("/deliveries/0/state").asText().equals("VERIFIED"));
      assertThat(job(worker).at("/deliveries/0/detail").asText()).isEqualTo("storage is committed");
      retract(worker, job(worker).path("id").asText());
      Poll.until(
          LIMIT,
          "the note is in Orthanc",
          () -> !orthanc.instances("KO", patient.studyInstanceUid()).isEmpty());

      assertThat(job(worker).path("state").asText()).isEqualTo("RETRACTED");
      String uid = orthanc.instances("KO", patient.studyInstanceUid()).get(0);
      byte[] note = orthanc.file(uid);
      String report = orthanc.structuredReports(patient.studyInstanceUid()).get(0);
      assertThat(RejectionNote.of(Part10.read(note)).orElseThrow().rejected())
          .extracting(RejectionNote.Rejected::sopInstanceUid)
          .contains(report);
      Path file = Files.write(folder.resolve("note.dcm"), note);
      assertThat(PeerProgram.require("dciodvfy", "dicom3tools").run(file).output().lines())
          .noneMatch(line -> line.startsWith("Error"));
    }
  }

  private static Destination asked(OrthancPeer orthanc) {
    return new Destination.CStore(
        "orthanc",
        "127.0.0.1",
        orthanc.dicomPort(),
        new AeTitle("ORTHANC"),
        Optional.of(orthanc.dicomWeb()),
        true);
  }

  private static JsonNode job(RunningWorker worker) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(uri(worker, "/api/v1/jobs")).build();
    String body = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    return JSON.readTree(body).path("jobs").path(0);
  }

  private static void retract(RunningWorker worker, String id)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri(worker, "/api/v1/jobs/" + id + "/retract"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.noBody())
            .build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode())
        .isEqualTo(200);
  }

  private static URI uri(RunningWorker worker, String path) {
    return URI.create("http://127.0.0.1:" + worker.httpPort() + path);
  }
}
