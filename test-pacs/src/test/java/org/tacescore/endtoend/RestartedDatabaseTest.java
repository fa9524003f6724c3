package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.DicomObject;
import org.tacescore.testpacs.phantom.PhantomPatient;

/**
 * PostgreSQL restarted while a study arrives, and again when its job runs: the worker goes on
 * without a restart of its own, and reports once.
 */
@Tag("peers")
class RestartedDatabaseTest {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @TempDir Path folder;

  @Test
  void aStudyIsReportedOnceThoughItsDatabaseIsRestarted() throws Exception {
    PostgresPeer database = PostgresPeer.ofItsOwn();
    try (OneWorkerStudies studies =
            new OneWorkerStudies(
                folder.resolve("orthanc"), folder.resolve("w"), database.newDatabase(), 81);
        WorkerProcess worker = WorkerProcess.serve(studies.site())) {
      PhantomPatient patient = studies.admit();
      List<DicomObject> study = OneWorkerStudies.study(patient);
      int half = study.size() / 2;
      assertThat(studies.send(study.subList(0, half))).isEqualTo(half);

      database.restart();
      Poll.until(LIMIT, "all is acknowledged", () -> studies.send(study) == study.size());
      Poll.until(LIMIT, "the job runs", () -> begun(worker, patient));
      database.restart();

      studies.assertReported(patient, worker);
    }
  }

  private static boolean begun(WorkerProcess worker, PhantomPatient patient) throws Exception {
    return worker.jobs(patient.studyInstanceUid()).stream()
        .anyMatch(job -> Set.of("RUNNING", "DONE").contains(job.path("state").asText()));
  }
}
