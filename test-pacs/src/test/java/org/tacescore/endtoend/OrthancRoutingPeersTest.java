package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;
import org.tacescore.testpacs.phantom.PhantomGenerator;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.testpacs.phantom.PhantomPatient;
import org.tacescore.worker.cli.RunningWorker;
import org.tacescore.worker.config.AeTitle;
import org.tacescore.worker.config.Destination;

/** The sample of test-pacs/orthanc in a real Orthanc: what it forwards, and what never. */
@Tag("peers")
class OrthancRoutingPeersTest {
  private static final Duration LIMIT = Duration.ofSeconds(120);

  @TempDir private Path folder = Path.of("");

  @Test
  void stableStudiesAreForwardedOnceAndReportsNever() throws Exception {
    PhantomPatient patient =
        new PhantomGenerator(PhantomOptions.of(1, 13, PhantomModality.CT)).patient(0);
    int workerPort = OrthancPeer.freePort();
    Map<String, Object> routing =
        Map.of(
            "StableAge",
            2,
            "LuaScripts",
            List.of(Path.of("orthanc/tacescore-routing.lua").toAbsolutePath().toString()),
            "DicomModalities",
            Map.of("tacescore", List.of("TACESCORE", "127.0.0.1", workerPort)));
    try (OrthancPeer orthanc = OrthancPeer.start(folder.resolve("orthanc"), workerPort, routing)) {
      Path clinical = Files.createDirectories(folder.resolve("clinical"));
      Files.write(clinical.resolve("values.json"), patient.clinicalJson());
      Destination pacs =
          new Destination.CStore(
              "orthanc", "127.0.0.1", orthanc.dicomPort(), new AeTitle("ORTHANC"));
      try (RunningWorker worker =
          TestWorker.start(folder.resolve("worker"), clinical, workerPort, List.of(pacs))) {
        assertThat(worker.dicomPort()).isEqualTo(workerPort);
        send(orthanc, patient);

        String study = patient.studyInstanceUid();
        Poll.until(LIMIT, "a report", () -> !orthanc.structuredReports(study).isEmpty());
        List<String> sent = orthanc.sentModalities();
        // The report makes the study stable once more.
        Poll.through(
            Duration.ofSeconds(8),
            "one report, nothing forwarded again",
            () ->
                orthanc.structuredReports(study).size() == 1
                    && orthanc.sentModalities().equals(sent));
        assertThat(sent).contains("CT", "SEG").doesNotContain("SR", "SC", "OT", "DOC");
      }
    }
  }

  private void send(OrthancPeer orthanc, PhantomPatient patient) throws Exception {
    List<DicomObject> objects = new ArrayList<>(patient.images().toList());
    objects.addAll(patient.segmentations().values());
    List<Object> arguments =
        new ArrayList<>(
            List.of("-R", "-aet", "MODALITY", "-aec", "ORTHANC", "127.0.0.1", orthanc.dicomPort()));
    Path files = Files.createDirectories(folder.resolve("files"));
    for (DicomObject object : objects) {
      Path file = files.resolve(arguments.size() + ".dcm");
      Files.write(file, Part10.encode(object.dataset()));
      arguments.add(file);
    }
    PeerProgram.Result result = PeerProgram.require("storescu", "dcmtk").run(arguments.toArray());
    assertThat(result.status()).as(result.output()).isZero();
  }
}
