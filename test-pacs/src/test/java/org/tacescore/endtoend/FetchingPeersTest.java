package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;
import org.tacescore.testpacs.phantom.PhantomGenerator;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.testpacs.phantom.PhantomPatient;
import org.tacescore.worker.cli.RunningWorker;
import org.tacescore.worker.config.AeTitle;
import org.tacescore.worker.config.Destination;
import org.tacescore.worker.config.Source;
import org.tacescore.worker.config.SourceScope;

/** A real Orthanc that pushes nothing: its study is found, fetched and scored. */
@Tag("peers")
class FetchingPeersTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final int ALL_DAYS = 36_500;

  @TempDir private Path folder = Path.of("");

  /** How Orthanc is asked. */
  enum Way {
    DICOMWEB,
    DIMSE
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aStudyIsFetchedAndScoredOnce(Way way) throws Exception {
    PhantomPatient patient =
        new PhantomGenerator(PhantomOptions.of(1, 12, PhantomModality.CT)).patient(0);
    int workerPort = OrthancPeer.freePort();
    try (OrthancPeer orthanc = OrthancPeer.start(folder.resolve("orthanc"), workerPort)) {
      store(orthanc, patient);
      Path clinical = Files.createDirectories(folder.resolve("clinical"));
      Files.write(clinical.resolve("values.json"), patient.clinicalJson());
      Destination pacs =
          new Destination.CStore(
              "orthanc", "127.0.0.1", orthanc.dicomPort(), new AeTitle("ORTHANC"));
      try (RunningWorker worker =
          TestWorker.start(
              folder.resolve("worker"),
              clinical,
              workerPort,
              List.of(pacs),
              List.of(source(way, orthanc)))) {
        String study = patient.studyInstanceUid();
        Poll.until(LIMIT, "a report", () -> !orthanc.structuredReports(study).isEmpty());
        Poll.through(
            Duration.ofSeconds(5),
            "one report",
            () -> orthanc.structuredReports(study).size() == 1);
        assertThat(worker.dicomPort()).isEqualTo(workerPort);
      }
    }
  }

  private static Source source(Way way, OrthancPeer orthanc) {
    SourceScope usual = SourceScope.usual();
    SourceScope scope =
        new SourceScope(
            Duration.ofSeconds(1),
            Duration.ofDays(ALL_DAYS),
            usual.backfillLimit(),
            usual.modalities(),
            Optional.empty(),
            true);
    return way == Way.DICOMWEB
        ? new Source.DicomWeb("archive", orthanc.dicomWeb(), Optional.empty(), scope)
        : new Source.Dimse(
            "archive", "127.0.0.1", orthanc.dicomPort(), new AeTitle("ORTHANC"), scope);
  }

  private void store(OrthancPeer orthanc, PhantomPatient patient) throws Exception {
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
