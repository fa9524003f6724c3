package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.jspecify.annotations.Nullable;
import org.tacescore.dicom.DicomObject;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.testpacs.demo.DicomSender;
import org.tacescore.testpacs.demo.StowClient;
import org.tacescore.testpacs.pacs.EmbeddedPacs;
import org.tacescore.testpacs.pacs.PacsOptions;
import org.tacescore.testpacs.pacs.StoreResult;
import org.tacescore.testpacs.phantom.PhantomGenerator;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.testpacs.phantom.PhantomPatient;
import org.tacescore.volume.GridSize;
import org.tacescore.worker.queue.Milestone;

/**
 * A PACS in this process, and a worker in one that is killed and started again; it remembers what
 * the worker acknowledged and what the PACS was sent.
 */
final class FaultyHospital implements AutoCloseable {
  /** How the worker delivers. */
  enum Delivery {
    C_STORE("ACKNOWLEDGED"),
    STOW("VERIFIED");

    private final String end;

    Delivery(String end) {
      this.end = end;
    }
  }

  /** From the start of the new process to the report in the PACS, on a machine that is shared. */
  private static final Duration RECOVERY = Duration.ofMinutes(3);

  /** Small: it is the faults that count. */
  private static final GridSize GRID = new GridSize(96, 96, 16);

  private static final String MODALITY_SR = "SR";
  private static final long SEED = 20;
  private static final int MOST_PATIENTS = 1000;

  private final Delivery delivery;
  private final WorkerSite site;
  private final EmbeddedPacs pacs;
  private final PhantomGenerator patients =
      new PhantomGenerator(
          PhantomOptions.of(MOST_PATIENTS, SEED, PhantomModality.CT)
              .withPhases(Set.of(ContrastPhase.ARTERIAL, ContrastPhase.PORTAL_VENOUS))
              .withGrid(GRID));
  private final DicomSender modality = new DicomSender("MODALITY");
  private final StowClient workstation = new StowClient();
  private final Map<String, String> acknowledged = new LinkedHashMap<>();
  private final KeptObjects kept;
  private final Map<String, List<StoreResult>> reports;
  private final List<PhantomPatient> admitted = new ArrayList<>();
  private @Nullable WorkerProcess worker;

  private FaultyHospital(
      Delivery delivery,
      WorkerSite site,
      EmbeddedPacs pacs,
      Map<String, List<StoreResult>> reports) {
    this.delivery = delivery;
    this.site = site;
    this.kept = new KeptObjects(site.dataDir().resolve("objects"));
    this.pacs = pacs;
    this.reports = reports;
  }

  static FaultyHospital open(Path folder, Delivery delivery) throws IOException {
    Map<String, List<StoreResult>> reports = new ConcurrentHashMap<>();
    EmbeddedPacs pacs =
        EmbeddedPacs.start(
            PacsOptions.of(folder.resolve("pacs")),
            (object, result) -> {
              if (MODALITY_SR.equals(object.dataset().getString(Tag.Modality))) {
                reports
                    .computeIfAbsent(object.studyInstanceUid(), s -> new CopyOnWriteArrayList<>())
                    .add(result);
              }
            });
    String destination =
        switch (delivery) {
          case C_STORE -> WorkerSite.cStore(pacs.dicomPort(), pacs.aeTitle());
          case STOW -> WorkerSite.stow(pacs.dicomwebRoot());
        };
    return new FaultyHospital(delivery, WorkerSite.in(folder, destination), pacs, reports);
  }

  /** The running worker; one is started where none runs. */
  WorkerProcess worker() throws IOException {
    WorkerProcess running = worker;
    if (running == null || !running.alive()) {
      running = WorkerProcess.serve(site);
      worker = running;
    }
    return running;
  }

  /** A worker that ends at a milestone, in the place of the one that ran. */
  WorkerProcess workerThatHaltsAt(Milestone end) throws IOException {
    stopWorker();
    WorkerProcess halting =
        WorkerProcess.run(site, HaltingWorker.class, site.config().toString(), end.name());
    worker = halting;
    return halting;
  }

  /** A patient that was not here before, with clinical values; nothing of the study is sent. */
  PhantomPatient admit() throws IOException {
    PhantomPatient patient = patients.patient(admitted.size());
    admitted.add(patient);
    Files.write(
        site.clinicalFolder().resolve(patient.patientId() + ".json"), patient.clinicalJson());
    return patient;
  }

  /** Sends the images by C-STORE, telling when the answer to the last one is there. */
  void sendImages(PhantomPatient patient, Runnable afterTheLast)
      throws IOException, InterruptedException {
    List<DicomObject> images = patient.images().toList();
    DicomObject last = images.get(images.size() - 1);
    Consumer<DicomObject> answered =
        image -> {
          acknowledged.put(image.sopInstanceUid(), DataSetBytes.sent(image));
          if (image.sopInstanceUid().equals(last.sopInstanceUid())) {
            afterTheLast.run();
          }
        };
    try {
      modality.send(images, "127.0.0.1", site.dicomPort(), WorkerSite.AE_TITLE, answered);
    } catch (IOException e) {
      // A worker killed after its last answer does not release the association.
      if (!acknowledged.containsKey(last.sopInstanceUid())) {
        throw e;
      }
    }
  }

  /**
   * Sends the images by C-STORE, the worker being killed after some answers.
   *
   * @param answers the killer is told with the answer to this image, from 0, and strikes by itself
   * @return how many were answered with success
   */
  int sendImagesTo(PhantomPatient patient, int answers, Killer killer) throws InterruptedException {
    int before = acknowledged.size();
    Thread striking = new Thread(killer::strike, "killer");
    Consumer<DicomObject> answered =
        image -> {
          acknowledged.put(image.sopInstanceUid(), DataSetBytes.sent(image));
          if (acknowledged.size() == before + answers + 1) {
            striking.start();
          }
        };
    List<DicomObject> images = patient.images().toList();
    try {
      modality.send(images, "127.0.0.1", site.dicomPort(), WorkerSite.AE_TITLE, answered);
    } catch (IOException killed) {
      assertThat(acknowledged).as("before the kill").hasSizeGreaterThan(before + answers);
    }
    striking.join();
    return acknowledged.size() - before;
  }

  /** Sends the segmentations by STOW-RS; on return they are acknowledged. */
  void storeSegmentations(PhantomPatient patient) throws IOException, InterruptedException {
    List<DicomObject> segmentations = List.copyOf(patient.segmentations().values());
    workstation.store(segmentations, URI.create(site.http() + "/dicom-web/studies"));
    segmentations.forEach(seg -> acknowledged.put(seg.sopInstanceUid(), DataSetBytes.sent(seg)));
  }

  /** What became of each report of a study that the PACS was sent, in order. */
  List<StoreResult> arrivals(PhantomPatient patient) {
    return reports.getOrDefault(patient.studyInstanceUid(), List.of());
  }

  /** Returns as soon as the PACS has a report of the study. */
  void awaitArrival(PhantomPatient patient) {
    Instant end = Instant.now().plus(RECOVERY);
    while (arrivals(patient).isEmpty()) {
      if (Instant.now().isAfter(end)) {
        fail("no report of study " + patient.studyInstanceUid() + "\n" + log());
      }
      Thread.onSpinWait();
    }
  }

  String jobState(PhantomPatient patient) throws IOException, InterruptedException {
    List<JsonNode> jobs = worker().jobs(patient.studyInstanceUid());
    return jobs.isEmpty() ? "" : jobs.get(0).path("state").asText();
  }

  /**
   * Starts the worker again and expects the patient's one report in time, and every acknowledged
   * instance of every patient in its store.
   *
   * @return from the start to the report that the worker knows as delivered
   */
  Duration recover(PhantomPatient patient) throws IOException, InterruptedException {
    long start = System.nanoTime();
    lookAtWhatWasAcknowledged();
    WorkerProcess restarted = worker();
    try {
      Poll.until(
          RECOVERY.minusNanos(System.nanoTime() - start),
          "the report of " + patient.studyInstanceUid() + " is delivered",
          () -> delivered(restarted, patient));
    } catch (AssertionError e) {
      throw new AssertionError(
          "jobs %s, arrivals %s%n%s"
              .formatted(
                  restarted.jobs(patient.studyInstanceUid()), arrivals(patient), restarted.log()),
          e);
    }
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    assertThat(hasOneReportEach()).as("one report of each study").isTrue();
    return taken;
  }

  private boolean delivered(WorkerProcess running, PhantomPatient patient)
      throws IOException, InterruptedException {
    List<JsonNode> jobs = running.jobs(patient.studyInstanceUid());
    return jobs.size() == 1
        && jobs.get(0).path("state").asText().equals("DONE")
        && jobs.get(0).at("/deliveries/0/state").asText().equals(delivery.end);
  }

  /** Whether the PACS has one SR for every patient, and was never sent other bytes for it. */
  boolean hasOneReportEach() {
    Map<String, Long> found =
        pacs.findStructuredReports().stream()
            .collect(Collectors.groupingBy(DicomObject::studyInstanceUid, Collectors.counting()));
    return admitted.stream()
        .allMatch(
            patient ->
                found.getOrDefault(patient.studyInstanceUid(), 0L) == 1
                    && !arrivals(patient).contains(StoreResult.KEPT_OLD));
  }

  /** Starts the worker again and expects every acknowledged instance in its store. */
  void lookAtWhatWasAcknowledged() throws IOException {
    worker();
    assertThat(kept.look())
        .as("stored data sets by SOP Instance UID")
        .containsAllEntriesOf(acknowledged);
    assertNothingHalfWritten();
  }

  /** The same byte by byte, of those too that have been looked at before. */
  void lookAgainAtWhatWasAcknowledged() throws IOException {
    kept.forget();
    lookAtWhatWasAcknowledged();
  }

  /** The incoming folders of killed processes are gone, and the running one's is empty. */
  private void assertNothingHalfWritten() throws IOException {
    Path incoming = site.dataDir().resolve("objects").resolve(".incoming");
    try (Stream<Path> left = Files.walk(incoming)) {
      assertThat(left.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
          .as("files in the making")
          .containsExactly("lock");
    }
  }

  /** Whether the worker that runs found work of this lane that a killed one had begun. */
  boolean tookUp(String lane) {
    return log().contains("/" + lane + " takes up ");
  }

  private String log() {
    WorkerProcess last = worker;
    return last == null ? "" : last.log();
  }

  private void stopWorker() {
    WorkerProcess running = worker;
    if (running != null) {
      running.close();
    }
  }

  @Override
  public void close() throws IOException {
    stopWorker();
    modality.close();
    pacs.close();
    site.unlinkNativeFolder();
  }
}
