package org.tacescore.testpacs.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tacescore.dicom.DicomObject;
import org.tacescore.kernels.opencl.BackendChoice;
import org.tacescore.testpacs.pacs.EmbeddedPacs;
import org.tacescore.testpacs.pacs.PacsOptions;
import org.tacescore.testpacs.phantom.PhantomGenerator;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.testpacs.phantom.PhantomPatient;
import org.tacescore.testpacs.viewer.OhifInstallation;
import org.tacescore.testpacs.viewer.OhifSite;
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
 * A hospital in one process: an embedded PACS, a worker beside it, and phantom patients whose
 * images come by C-STORE and whose segmentations come by STOW-RS; a viewer where there is one.
 */
public final class Demo implements AutoCloseable {
  private static final Duration QUIET_PERIOD = Duration.ofSeconds(2);

  /**
   * One whom the recipe that ships calls high, one at its cutoff, one low. None of their values is
   * near a cutoff.
   */
  private static final List<Shown> SHOWN =
      List.of(new Shown(5, 2), new Shown(7, 1), new Shown(8, 2));

  /** How many patients it sends. */
  public static final int PATIENTS = SHOWN.size();

  private final Path clinicalFolder;
  private final EmbeddedPacs pacs;
  private final RunningWorker worker;
  private final Optional<OhifSite> viewer;
  private final Consumer<String> progress;

  /** A phantom patient; the index is from 0. */
  private record Shown(long seed, int index) {
    PhantomPatient patient() {
      return new PhantomGenerator(PhantomOptions.of(index + 1, seed, PhantomModality.CT))
          .patient(index);
    }
  }

  private Demo(
      Path clinicalFolder,
      EmbeddedPacs pacs,
      RunningWorker worker,
      Optional<OhifSite> viewer,
      Consumer<String> progress) {
    this.clinicalFolder = clinicalFolder;
    this.pacs = pacs;
    this.worker = worker;
    this.viewer = viewer;
    this.progress = progress;
  }

  /**
   * Starts PACS, worker and viewer.
   *
   * @param folder for all they keep
   * @param httpPort of the worker; 0 for any free one
   * @param viewer to be served beside the PACS, where there is one
   * @param progress hears what happens, a line at a time
   */
  public static Demo start(
      Path folder, int httpPort, Optional<OhifInstallation> viewer, Consumer<String> progress)
      throws IOException {
    Path clinical = Files.createDirectories(folder.resolve("clinical"));
    EmbeddedPacs pacs =
        EmbeddedPacs.start(PacsOptions.of(Files.createDirectories(folder.resolve("pacs"))));
    RunningWorker worker = startOrClose(pacs, config(folder, clinical, pacs, httpPort));
    progress.accept(
        "PACS %s on port %d, worker TACESCORE on port %d"
            .formatted(pacs.aeTitle(), pacs.dicomPort(), worker.dicomPort()));
    Optional<OhifSite> site =
        viewer.map(installed -> OhifSite.start(installed, pacs.dicomwebRoot(), 0));
    return new Demo(clinical, pacs, worker, site, progress);
  }

  private static RunningWorker startOrClose(EmbeddedPacs pacs, WorkerConfig config) {
    try {
      return RunningWorker.start(
          config,
          CacheFolder.path().resolve("native"),
          Clock.systemUTC(),
          (milestone, subject) -> {});
    } catch (RuntimeException e) {
      pacs.close();
      throw e;
    }
  }

  private static WorkerConfig config(Path folder, Path clinical, EmbeddedPacs pacs, int httpPort) {
    DicomConfig dicom = DicomConfig.defaults();
    HttpConfig http = HttpConfig.defaults();
    return new WorkerConfig(
        folder.resolve("worker"),
        ZoneId.systemDefault(),
        "",
        Waits.of(QUIET_PERIOD, Duration.ofHours(24)),
        1L << 31,
        Optional.of(clinical),
        List.of(),
        BackendChoice.AUTO,
        new DicomConfig(
            dicom.aeTitle(),
            dicom.bindAddress(),
            0,
            dicom.allowedCallingAeTitles(),
            dicom.maxAssociations(),
            dicom.idleTimeout(),
            dicom.maxPduBytes()),
        new HttpConfig(
            http.bindAddress(),
            httpPort,
            http.maxRequestBytes(),
            http.maxParts(),
            http.idleTimeout()),
        new DeliveryConfig(
            List.of(
                new Destination.CStore(
                    "pacs", "127.0.0.1", pacs.dicomPort(), new AeTitle(pacs.aeTitle()))),
            DeliverRefusals.WITH_SCORES),
        new SchedulerConfig(Duration.ofSeconds(2)),
        Map.of(),
        PhasesConfig.defaults());
  }

  /**
   * Sends the phantom patients and waits for their reports.
   *
   * @param limit longest wait
   * @return the reports that came, in the order of the patients
   */
  public List<DemoResult> run(Duration limit) throws IOException, InterruptedException {
    Map<String, PhantomPatient> sent = new LinkedHashMap<>();
    try (DicomSender modality = new DicomSender("MODALITY")) {
      for (Shown shown : SHOWN) {
        PhantomPatient patient = shown.patient();
        send(patient, modality);
        sent.put(patient.studyInstanceUid(), patient);
      }
    }
    return await(sent, Instant.now().plus(limit));
  }

  private void send(PhantomPatient patient, DicomSender modality)
      throws IOException, InterruptedException {
    Files.write(clinicalFolder.resolve(patient.patientId() + ".json"), patient.clinicalJson());
    List<DicomObject> images = patient.images().toList();
    List<DicomObject> segs = List.copyOf(patient.segmentations().values());
    modality.send(images, "127.0.0.1", pacs.dicomPort(), pacs.aeTitle());
    modality.send(images, "127.0.0.1", worker.dicomPort(), "TACESCORE");
    StowClient workstation = new StowClient();
    workstation.store(segs, URI.create(pacs.dicomwebRoot() + "/studies"));
    workstation.store(
        segs, URI.create("http://127.0.0.1:%d/dicom-web/studies".formatted(worker.httpPort())));
    progress.accept(
        "%s: %d images by C-STORE, %d segmentations by STOW-RS"
            .formatted(patient.patientId(), images.size(), segs.size()));
  }

  private List<DemoResult> await(Map<String, PhantomPatient> sent, Instant end)
      throws InterruptedException {
    Map<String, DemoResult> found = new LinkedHashMap<>();
    while (found.size() < sent.size() && Instant.now().isBefore(end)) {
      for (DicomObject sr : pacs.findStructuredReports()) {
        String study = sr.studyInstanceUid();
        if (sent.containsKey(study) && !found.containsKey(study)) {
          found.put(study, result(sent.get(study), sr));
          progress.accept(sent.get(study).patientId() + ": the report is in the PACS");
        }
      }
      Thread.sleep(100);
    }
    List<DemoResult> inOrder = new ArrayList<>();
    sent.keySet().forEach(study -> Optional.ofNullable(found.get(study)).ifPresent(inOrder::add));
    return inOrder;
  }

  private DemoResult result(PhantomPatient patient, DicomObject sr) {
    return new DemoResult(
        patient.patientId(),
        ReportText.results(sr),
        "%s/studies/%s/series/%s/instances/%s"
            .formatted(
                pacs.dicomwebRoot(),
                sr.studyInstanceUid(),
                sr.seriesInstanceUid(),
                sr.sopInstanceUid()),
        viewer.map(site -> site.series(sr.studyInstanceUid(), sr.seriesInstanceUid())));
  }

  /** Where a person can look, a line each. */
  public List<String> addresses() {
    List<String> lines = new ArrayList<>();
    viewer.ifPresent(site -> lines.add("Viewer, study list " + site.root()));
    lines.addAll(services());
    return List.copyOf(lines);
  }

  private List<String> services() {
    return List.of(
        "Jobs and scores    http://127.0.0.1:%d/".formatted(worker.httpPort()),
        "The same as JSON   http://127.0.0.1:%d/api/v1/jobs".formatted(worker.httpPort()),
        "PACS, DICOMweb     " + pacs.dicomwebRoot() + "/studies",
        "PACS, DICOM        %s on 127.0.0.1:%d".formatted(pacs.aeTitle(), pacs.dicomPort()),
        "Worker, DICOM      TACESCORE on 127.0.0.1:%d".formatted(worker.dicomPort()));
  }

  @Override
  public void close() {
    viewer.ifPresent(OhifSite::close);
    worker.close();
    pacs.close();
  }
}
