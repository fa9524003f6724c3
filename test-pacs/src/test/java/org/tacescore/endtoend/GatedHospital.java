package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.tacescore.dicom.DicomObject;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.testpacs.demo.DicomSender;
import org.tacescore.testpacs.demo.StowClient;
import org.tacescore.testpacs.phantom.PhantomGenerator;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.testpacs.phantom.PhantomPatient;
import org.tacescore.volume.GridSize;
import org.tacescore.worker.cli.CacheFolder;
import org.tacescore.worker.cli.RunningWorker;
import org.tacescore.worker.config.WorkerConfig;

/**
 * A worker that delivers each report twice to one Orthanc, by C-STORE through one gate and by
 * STOW-RS through another, reads it back both times, and fetches by WADO-RS through a third.
 */
final class GatedHospital implements AutoCloseable {
  /** Longest wait of the worker for an answer. */
  static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** Small: it is the faults that count. */
  private static final GridSize GRID = new GridSize(96, 96, 16);

  private static final String BOTH = "both deliveries";
  private static final long SEED = 41;
  private static final int MOST_PATIENTS = 1000;

  private final PhantomGenerator patients =
      new PhantomGenerator(
          PhantomOptions.of(MOST_PATIENTS, SEED, PhantomModality.CT)
              .withPhases(Set.of(ContrastPhase.ARTERIAL, ContrastPhase.PORTAL_VENOUS))
              .withGrid(GRID));
  private final Map<String, String> acknowledged = new LinkedHashMap<>();
  private final DicomSender modality = new DicomSender("MODALITY");
  private final WorkerSite site;
  private final OrthancPeer orthanc;
  private final FaultyGate dimse;
  private final FaultyGate web;
  private final FaultyGate source;
  private final RunningWorker worker;
  private final WorkerApi api;
  private final KeptObjects kept;
  private int admitted;

  GatedHospital(Path folder) throws IOException, InterruptedException {
    orthanc = OrthancPeer.start(folder.resolve("orthanc"), OrthancPeer.freePort());
    dimse = FaultyGate.before(orthanc.dicomPort());
    web = FaultyGate.before(orthanc.dicomWeb().getPort());
    source = FaultyGate.before(orthanc.dicomWeb().getPort());
    site =
        WorkerSite.in(
            folder.resolve("worker"),
            "  - {name: dimse, kind: c-store, host: 127.0.0.1, port: %d,\n     %s"
                .formatted(
                    dimse.port(),
                    "called-ae-title: ORTHANC, read-back: '%s'}".formatted(orthanc.dicomWeb())),
            "  - {name: web, kind: stow, url: '%s'}".formatted(through(web)));
    Files.writeString(
        site.config(),
        """
        delivery-timeout: %s
        sources:
          - {name: archive, kind: dicomweb, url: '%s', poll-interval: 1s, look-back: 36500d}
        """
            .formatted(PATIENCE, through(source)),
        StandardOpenOption.APPEND);
    worker =
        RunningWorker.start(
            WorkerConfig.read(site.config()),
            CacheFolder.path().resolve("native"),
            Clock.systemUTC(),
            (milestone, subject) -> {});
    api = new WorkerApi(site.http());
    kept = new KeptObjects(site.dataDir().resolve("objects"));
  }

  private static URI through(FaultyGate gate) {
    return URI.create("http://127.0.0.1:" + gate.port() + "/dicom-web");
  }

  /** Before Orthanc's DICOM port. */
  FaultyGate dimse() {
    return dimse;
  }

  /** Before the DICOMweb service that reports are stored to and read back from. */
  FaultyGate web() {
    return web;
  }

  /** Before the DICOMweb service that studies are fetched from. */
  FaultyGate source() {
    return source;
  }

  OrthancPeer orthanc() {
    return orthanc;
  }

  WorkerApi api() {
    return api;
  }

  /** The folder of the worker's objects. */
  Path objects() {
    return site.dataDir().resolve("objects");
  }

  /** A patient that was not here before, whose study the worker has acknowledged. */
  PhantomPatient send() throws IOException, InterruptedException {
    PhantomPatient patient = admit();
    List<DicomObject> study = study(patient);
    modality.send(study, "127.0.0.1", site.dicomPort(), WorkerSite.AE_TITLE);
    study.forEach(object -> acknowledged.put(object.sopInstanceUid(), DataSetBytes.sent(object)));
    return patient;
  }

  /** A patient that was not here before, whose study is in Orthanc alone. */
  PhantomPatient store() throws IOException, InterruptedException {
    PhantomPatient patient = admit();
    new StowClient().store(study(patient), URI.create(orthanc.dicomWeb() + "/studies"));
    return patient;
  }

  private PhantomPatient admit() throws IOException {
    PhantomPatient patient = patients.patient(admitted++);
    Files.write(
        site.clinicalFolder().resolve(patient.patientId() + ".json"), patient.clinicalJson());
    return patient;
  }

  private static List<DicomObject> study(PhantomPatient patient) {
    List<DicomObject> study = new ArrayList<>(patient.images().toList());
    study.addAll(patient.segmentations().values());
    return study;
  }

  /** What became of the report at its two destinations; empty before there is one. */
  List<JsonNode> deliveries(PhantomPatient patient) throws IOException, InterruptedException {
    List<JsonNode> jobs = api.jobs(patient.studyInstanceUid());
    return jobs.isEmpty()
        ? List.of()
        : StreamSupport.stream(jobs.get(0).path("deliveries").spliterator(), false).toList();
  }

  void await(PhantomPatient patient, String state) {
    Poll.until(
        LIMIT,
        BOTH + " are " + state,
        () ->
            deliveries(patient).size() == 2
                && deliveries(patient).stream()
                    .allMatch(delivery -> delivery.path("state").asText().equals(state)));
  }

  /** Waits until each delivery says what is in its way. */
  void awaitFaults(PhantomPatient patient) {
    Poll.until(
        LIMIT,
        BOTH + " say what is in their way",
        () ->
            deliveries(patient).size() == 2
                && deliveries(patient).stream()
                    .noneMatch(delivery -> delivery.path("detail").asText().isEmpty()));
  }

  /** The report came through all faults: read back, once, from one job that is done. */
  void assertDelivered(PhantomPatient patient) throws IOException, InterruptedException {
    await(patient, "VERIFIED");
    assertThat(api.jobs(patient.studyInstanceUid()))
        .singleElement()
        .satisfies(job -> assertThat(job.path("state").asText()).isEqualTo("DONE"));
    assertThat(dimse.allMet() && web.allMet() && source.allMet()).as("all faults met").isTrue();
    assertNothingLost(patient);
  }

  /** Orthanc has one report of the study, the worker what it acknowledged. */
  void assertNothingLost(PhantomPatient patient) throws IOException, InterruptedException {
    assertThat(orthanc.structuredReports(patient.studyInstanceUid())).hasSize(1);
    assertThat(kept.look()).containsAllEntriesOf(acknowledged);
  }

  @Override
  public void close() throws IOException {
    worker.close();
    modality.close();
    dimse.close();
    web.close();
    source.close();
    orthanc.close();
    site.unlinkNativeFolder();
  }
}
