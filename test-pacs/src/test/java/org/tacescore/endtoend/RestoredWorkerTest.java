package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.DicomObject;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.testpacs.demo.DicomSender;
import org.tacescore.testpacs.pacs.EmbeddedPacs;
import org.tacescore.testpacs.pacs.PacsOptions;
import org.tacescore.testpacs.phantom.PhantomGenerator;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.testpacs.phantom.PhantomPatient;
import org.tacescore.volume.GridSize;
import org.tacescore.worker.cli.CacheFolder;
import org.tacescore.worker.cli.RunningWorker;
import org.tacescore.worker.config.WorkerConfig;

/**
 * A worker that runs is backed up and killed. What is restored on an empty machine goes on where it
 * stopped: it sends what was queued, and scores the study that waited once the rest has come.
 */
class RestoredWorkerTest {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final GridSize GRID = new GridSize(96, 96, 16);

  private final PhantomGenerator patients =
      new PhantomGenerator(
          PhantomOptions.of(2, 91, PhantomModality.CT)
              .withPhases(Set.of(ContrastPhase.ARTERIAL, ContrastPhase.PORTAL_VENOUS))
              .withGrid(GRID));

  @TempDir Path folder;

  @Test
  void goesOnWhereTheBackupWasMade() throws Exception {
    PhantomPatient queued = patients.patient(0);
    PhantomPatient waiting = patients.patient(1);
    Path backup = folder.resolve("backup");
    try (EmbeddedPacs pacs =
        EmbeddedPacs.start(PacsOptions.of(Files.createDirectory(folder.resolve("pacs"))))) {
      WorkerSite site = WorkerSite.in(folder.resolve("first"), WorkerSite.cStore(1, "NOBODY"));
      Files.write(site.clinicalFolder().resolve("queued.json"), queued.clinicalJson());
      Files.write(site.clinicalFolder().resolve("waiting.json"), waiting.clinicalJson());
      try (WorkerProcess worker = WorkerProcess.serve(site)) {
        List<DicomObject> all = new ArrayList<>(queued.images().toList());
        all.addAll(queued.segmentations().values());
        all.addAll(waiting.images().toList());
        send(all, site.dicomPort());
        awaitQueued(queued, worker);

        CommandRun backed = CommandRun.of("backup", "--config", site.config(), "--out", backup);

        assertThat(backed.status()).as(backed.err()).isZero();
        assertThat(site.dataDir().resolve("backup/database.zip")).doesNotExist();
        worker.kill();
      }
      site.unlinkNativeFolder();

      Path machine = folder.resolve("second");
      Files.createDirectories(machine);
      Path config = machine.resolve("worker.yaml");
      Files.writeString(
          config,
          Files.readString(site.config())
              .replace("port: 1,", "port: " + pacs.dicomPort() + ",")
              .replace("NOBODY", pacs.aeTitle())
              .replace("clinical-folder: clinical", "clinical-folder: ../first/clinical"));

      Path sums = backup.resolve("SHA256SUMS");
      Files.move(sums, folder.resolve("sums"));
      CommandRun lacking = CommandRun.of("restore", "--config", config, "--from", backup);
      assertThat(lacking.status()).isEqualTo(3);
      assertThat(lacking.err()).contains("MISSING_FILE");
      assertThat(machine.resolve("data")).doesNotExist();
      Files.move(folder.resolve("sums"), sums);

      CommandRun restored = CommandRun.of("restore", "--config", config, "--from", backup);
      assertThat(restored.status()).as(restored.err()).isZero();
      CommandRun again = CommandRun.of("restore", "--config", config, "--from", backup);
      assertThat(again.status()).isEqualTo(2);
      assertThat(again.err()).contains("TARGET_NOT_EMPTY");

      try (RunningWorker worker = start(config)) {
        Poll.until(LIMIT, "the queued report is sent", () -> reports(pacs, queued) == 1);
        assertThat(reports(pacs, waiting)).isZero();

        send(List.copyOf(waiting.segmentations().values()), worker.dicomPort());

        Poll.until(LIMIT, "the study that waited is reported", () -> reports(pacs, waiting) == 1);
        assertThat(reports(pacs, queued)).isEqualTo(1);
      }
    }
  }

  private static RunningWorker start(Path config) {
    return RunningWorker.start(
        WorkerConfig.read(config),
        CacheFolder.path().resolve("native"),
        Clock.systemUTC(),
        (milestone, subject) -> {});
  }

  private static String uid(PhantomPatient patient) {
    return patient.studyInstanceUid();
  }

  private static void awaitQueued(PhantomPatient patient, WorkerProcess worker) throws Exception {
    try {
      Poll.until(LIMIT, "a report is queued", () -> isQueued(worker.jobs(uid(patient))));
    } catch (AssertionError e) {
      throw new AssertionError(worker.jobs(uid(patient)) + "\n" + worker.log(), e);
    }
  }

  private static boolean isQueued(List<JsonNode> jobs) {
    return jobs.size() == 1
        && jobs.get(0).path("state").asText().equals("DONE")
        && jobs.get(0).at("/deliveries/0/state").asText().equals("PENDING");
  }

  private static long reports(EmbeddedPacs pacs, PhantomPatient patient) {
    return pacs.findStructuredReports().stream()
        .filter(report -> report.studyInstanceUid().equals(uid(patient)))
        .count();
  }

  private static void send(List<DicomObject> objects, int port)
      throws IOException, InterruptedException {
    try (DicomSender modality = new DicomSender("MODALITY")) {
      modality.send(objects, "127.0.0.1", port, WorkerSite.AE_TITLE);
    }
  }
}
