package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
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
import org.tacescore.worker.queue.Milestone;

/**
 * Two workers in processes of their own, as {@code serve} starts them, on one PostgreSQL and one
 * object folder; one is killed while it runs a job.
 */
@Tag("peers")
class TwoWorkersTest {
  private static final int PATIENTS = 4;
  private static final Duration LIMIT = Duration.ofSeconds(180);

  private final List<PhantomPatient> patients = patients();

  @TempDir Path folder;

  @Test
  void eachStudyIsReportedOnceThoughOneWorkerIsKilled() throws Exception {
    String database = PostgresPeer.started().newDatabase();
    Path objects = Files.createDirectories(folder.resolve("objects"));
    try (EmbeddedPacs pacs =
            EmbeddedPacs.start(PacsOptions.of(folder.resolve("pacs")), (object, result) -> {});
        DicomSender modality = new DicomSender("MODALITY")) {
      String destination = WorkerSite.cStore(pacs.dicomPort(), pacs.aeTitle());
      WorkerSite one = site("one", objects, database, destination);
      WorkerSite other = site("other", objects, database, destination);
      WorkerProcess first =
          WorkerProcess.run(
              one, HaltingWorker.class, one.config().toString(), Milestone.JOB_SCORED.name());
      send(modality, patients.get(0), one);
      Poll.until(LIMIT, "the first ends while it runs a job", () -> !first.alive());
      assertThat(first.exitStatus()).isEqualTo(HaltingWorker.KILLED);
      // Not before: whichever looks first takes the job.
      try (WorkerProcess second = WorkerProcess.serve(other)) {
        for (PhantomPatient patient : patients.subList(1, PATIENTS)) {
          send(modality, patient, other);
        }
        long killed = System.nanoTime();
        Poll.until(LIMIT, "all are done", () -> done(second) == PATIENTS);
        System.out.printf(
            "all %d studies done %.1f s after the other had them, one worker killed in a job%n",
            PATIENTS, (System.nanoTime() - killed) / 1e9);

        assertThat(count(second, "other", "DONE")).isEqualTo(PATIENTS);
        Map<String, Long> reports =
            pacs.findStructuredReports().stream()
                .collect(
                    Collectors.groupingBy(DicomObject::studyInstanceUid, Collectors.counting()));
        assertThat(reports).hasSize(PATIENTS).allSatisfy((uid, n) -> assertThat(n).isEqualTo(1));
      }
      one.unlinkNativeFolder();
      other.unlinkNativeFolder();
    }
  }

  private static void send(DicomSender modality, PhantomPatient patient, WorkerSite site)
      throws IOException, InterruptedException {
    List<DicomObject> study = new ArrayList<>(patient.images().toList());
    study.addAll(patient.segmentations().values());
    modality.send(study, "127.0.0.1", site.dicomPort(), WorkerSite.AE_TITLE, sent -> {});
  }

  private static List<PhantomPatient> patients() {
    PhantomGenerator generator =
        new PhantomGenerator(
            PhantomOptions.of(PATIENTS, 31, PhantomModality.CT)
                .withPhases(Set.of(ContrastPhase.ARTERIAL, ContrastPhase.PORTAL_VENOUS)));
    List<PhantomPatient> patients = new ArrayList<>();
    for (int i = 0; i < PATIENTS; i++) {
      patients.add(generator.patient(i));
    }
    return patients;
  }

  private WorkerSite site(String name, Path objects, String database, String destination)
      throws IOException {
    WorkerSite site = WorkerSite.in(folder.resolve(name), destination);
    Files.createSymbolicLink(site.dataDir().resolve("objects"), objects);
    Files.writeString(
        site.config(), "worker-name: " + name + "\n" + database, StandardOpenOption.APPEND);
    for (PhantomPatient patient : patients) {
      Files.write(
          site.clinicalFolder().resolve(patient.patientId() + ".json"), patient.clinicalJson());
    }
    return site;
  }

  private Map<String, JsonNode> jobs(WorkerProcess worker) {
    Map<String, JsonNode> jobs = new LinkedHashMap<>();
    for (PhantomPatient patient : patients) {
      try {
        worker
            .jobs(patient.studyInstanceUid())
            .forEach(job -> jobs.put(job.path("id").asText(), job));
      } catch (IOException e) {
        throw new AssertionError("the worker does not answer\n" + worker.log(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return jobs;
  }

  private long count(WorkerProcess asked, String worker, String state) {
    return jobs(asked).values().stream()
        .filter(job -> job.path("worker").asText().equals(worker))
        .filter(job -> job.path("state").asText().equals(state))
        .count();
  }

  private long done(WorkerProcess asked) {
    return jobs(asked).values().stream()
        .filter(job -> job.path("state").asText().equals("DONE"))
        .filter(job -> job.at("/deliveries/0/state").asText().equals("ACKNOWLEDGED"))
        .count();
  }
}
