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
import org.tacescore.dicom.DicomObject;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.testpacs.demo.DicomSender;
import org.tacescore.testpacs.phantom.PhantomGenerator;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.testpacs.phantom.PhantomPatient;
import org.tacescore.volume.GridSize;

/**
 * Studies for a worker in a process of its own beside a real Orthanc, and what it acknowledged of
 * them; the faults are the test's.
 */
final class OneWorkerStudies implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** Small: it is the faults that count. */
  private static final GridSize GRID = new GridSize(96, 96, 16);

  private final PhantomGenerator patients;
  private final Map<String, String> acknowledged = new LinkedHashMap<>();
  private final DicomSender modality = new DicomSender("MODALITY");
  private final OrthancPeer orthanc;
  private final WorkerSite site;
  private int admitted;

  /**
   * @param worker folder of the worker
   * @param settings further lines of its configuration
   * @param seed of the patients
   */
  OneWorkerStudies(Path orthanc, Path worker, String settings, long seed)
      throws IOException, InterruptedException {
    this.patients =
        new PhantomGenerator(
            PhantomOptions.of(10, seed, PhantomModality.CT)
                .withPhases(Set.of(ContrastPhase.ARTERIAL, ContrastPhase.PORTAL_VENOUS))
                .withGrid(GRID));
    this.orthanc = OrthancPeer.start(orthanc, OrthancPeer.freePort());
    this.site = WorkerSite.in(worker, WorkerSite.stow(this.orthanc.dicomWeb()));
    Files.writeString(site.config(), settings, StandardOpenOption.APPEND);
  }

  WorkerSite site() {
    return site;
  }

  PhantomPatient admit() throws IOException {
    PhantomPatient patient = patients.patient(admitted++);
    Files.write(
        site.clinicalFolder().resolve(patient.patientId() + ".json"), patient.clinicalJson());
    return patient;
  }

  /** Images and segmentations of a study, in the order in which they are sent. */
  static List<DicomObject> study(PhantomPatient patient) {
    List<DicomObject> study = new ArrayList<>(patient.images().toList());
    study.addAll(patient.segmentations().values());
    return study;
  }

  /**
   * Sends objects until the worker does not answer success.
   *
   * @return how many it acknowledged
   */
  int send(List<DicomObject> objects) throws InterruptedException {
    List<String> answered = new ArrayList<>();
    try {
      modality.send(
          objects,
          "127.0.0.1",
          site.dicomPort(),
          WorkerSite.AE_TITLE,
          object -> {
            answered.add(object.sopInstanceUid());
            acknowledged.put(object.sopInstanceUid(), DataSetBytes.sent(object));
          });
    } catch (IOException refused) {
      assertThat(answered).as("answered before " + refused).hasSizeLessThan(objects.size());
    }
    return answered.size();
  }

  /** Expects one report of the study, read back from Orthanc, and all that was acknowledged. */
  void assertReported(PhantomPatient patient, WorkerProcess worker) throws Exception {
    try {
      Poll.until(LIMIT, "the report is read back", () -> verified(patient, worker));
    } catch (AssertionError e) {
      throw new AssertionError(worker.jobs(patient.studyInstanceUid()) + "\n" + worker.log(), e);
    }
    assertThat(orthanc.structuredReports(patient.studyInstanceUid())).hasSize(1);
    assertThat(new KeptObjects(site.dataDir().resolve("objects")).look())
        .containsAllEntriesOf(acknowledged);
  }

  private static boolean verified(PhantomPatient patient, WorkerProcess worker)
      throws IOException, InterruptedException {
    List<JsonNode> jobs = worker.jobs(patient.studyInstanceUid());
    return jobs.size() == 1
        && jobs.get(0).path("state").asText().equals("DONE")
        && jobs.get(0).at("/deliveries/0/state").asText().equals("VERIFIED");
  }

  @Override
  public void close() throws IOException {
    modality.close();
    orthanc.close();
    site.unlinkNativeFolder();
  }
}
