package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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

/** Orthanc is the PACS, dcmtk's storescu the modality: a study in, one readable report out. */
@Tag("peers")
class OrthancStudyTest {
  private static final Duration REPORT_LIMIT = Duration.ofSeconds(60);
  private static final Duration ROUTING = Duration.ofSeconds(60);

  @TempDir private Path folder = Path.of("");

  /** What a study's sender sends last. */
  enum Last {
    IMAGES,
    SEGMENTATIONS
  }

  @ParameterizedTest
  @EnumSource(Last.class)
  void scoresAStudyWhateverComesLast(Last last) throws Exception {
    try (Hospital hospital = Hospital.open(folder)) {
      PhantomPatient patient = patient(last == Last.IMAGES ? 0 : 1);
      hospital.expect(patient);
      List<Path> images = hospital.write(patient.images().toList(), "image");
      List<Path> segs = hospital.write(List.copyOf(patient.segmentations().values()), "seg");
      hospital.send(last == Last.IMAGES ? segs : images);
      hospital.send(last == Last.IMAGES ? images : segs);

      String report = hospital.awaitReport(patient);

      assertReadable(hospital.orthanc().file(report));
    }
  }

  @Test
  void aPacsThatRoutesEverythingBackForAMinuteGetsNoSecondReport() throws Exception {
    try (Hospital hospital = Hospital.open(folder)) {
      PhantomPatient patient = patient(2);
      hospital.expect(patient);
      List<Path> all = new ArrayList<>(hospital.write(patient.images().toList(), "image"));
      all.addAll(hospital.write(List.copyOf(patient.segmentations().values()), "seg"));
      hospital.sendToOrthanc(all);
      hospital.send(all);
      String report = hospital.awaitReport(patient);

      Instant end = Instant.now().plus(ROUTING);
      int rounds = 0;
      while (Instant.now().isBefore(end)) {
        hospital.orthanc().routeEverythingToTheWorker();
        rounds++;
        Thread.sleep(1000);
      }

      assertThat(rounds).isGreaterThan(3);
      assertThat(hospital.orthanc().structuredReports(patient.studyInstanceUid()))
          .containsExactly(report);
    }
  }

  @ParameterizedTest
  @EnumSource(PhantomModality.class)
  void phantomsHaveNoErrorsForDciodvfy(PhantomModality modality) throws Exception {
    PeerProgram dciodvfy = PeerProgram.require("dciodvfy", "dicom3tools");
    PhantomPatient patient = new PhantomGenerator(PhantomOptions.of(1, 5, modality)).patient(0);
    List<DicomObject> objects =
        Stream.concat(
                patient.series().stream().map(series -> series.instances().get(0)),
                patient.segmentations().values().stream())
            .toList();
    for (DicomObject object : objects) {
      Path file = folder.resolve("object.dcm");
      Files.write(file, Part10.encode(object.dataset()));
      assertThat(errors(dciodvfy.run(file))).as(object.sopClassUid()).isEmpty();
    }
  }

  private void assertReadable(byte[] report) throws Exception {
    Path file = folder.resolve("report.dcm");
    Files.write(file, report);
    PeerProgram.Result dump = PeerProgram.require("dsrdump", "dcmtk").run("+Pl", file);
    assertThat(dump.status()).as(dump.output()).isZero();
    assertThat(dump.output()).contains("HRD score", "SYNTHETIC", "RESEARCH ONLY");
    assertThat(errors(PeerProgram.require("dciodvfy", "dicom3tools").run(file))).isEmpty();
  }

  private static List<String> errors(PeerProgram.Result result) {
    return result.output().lines().filter(line -> line.startsWith("Error")).toList();
  }

  private static PhantomPatient patient(int index) {
    return new PhantomGenerator(PhantomOptions.of(index + 1, 11, PhantomModality.CT))
        .patient(index);
  }

  /** Orthanc, a worker beside it, and a modality that sends with storescu. */
  private record Hospital(Path folder, OrthancPeer orthanc, RunningWorker worker)
      implements AutoCloseable {

    static Hospital open(Path folder) throws IOException, InterruptedException {
      PeerProgram.require("storescu", "dcmtk");
      int workerPort = OrthancPeer.freePort();
      OrthancPeer orthanc = OrthancPeer.start(folder.resolve("orthanc"), workerPort);
      Path clinical = Files.createDirectories(folder.resolve("clinical"));
      Destination pacs =
          new Destination.CStore(
              "orthanc", "127.0.0.1", orthanc.dicomPort(), new AeTitle("ORTHANC"));
      return new Hospital(
          folder,
          orthanc,
          TestWorker.start(folder.resolve("worker"), clinical, workerPort, List.of(pacs)));
    }

    void expect(PhantomPatient patient) throws IOException {
      Files.write(
          folder.resolve("clinical").resolve(patient.patientId() + ".json"),
          patient.clinicalJson());
    }

    List<Path> write(List<DicomObject> objects, String name) throws IOException {
      List<Path> files = new ArrayList<>();
      for (DicomObject object : objects) {
        Path file = folder.resolve("%s-%03d.dcm".formatted(name, files.size()));
        Files.write(file, Part10.encode(object.dataset()));
        files.add(file);
      }
      return files;
    }

    void send(List<Path> files) throws IOException, InterruptedException {
      storescu("TACESCORE", worker.dicomPort(), files);
    }

    void sendToOrthanc(List<Path> files) throws IOException, InterruptedException {
      storescu("ORTHANC", orthanc.dicomPort(), files);
    }

    private static void storescu(String calledAeTitle, int port, List<Path> files)
        throws IOException, InterruptedException {
      List<Object> arguments =
          new ArrayList<>(
              List.of("-R", "-aet", "MODALITY", "-aec", calledAeTitle, "127.0.0.1", port));
      arguments.addAll(files);
      PeerProgram.Result result = PeerProgram.require("storescu", "dcmtk").run(arguments.toArray());
      assertThat(result.status()).as(result.output()).isZero();
    }

    /** The one report of the patient's study, found by QIDO-RS. */
    String awaitReport(PhantomPatient patient) {
      String study = patient.studyInstanceUid();
      Poll.until(
          REPORT_LIMIT, "a report in Orthanc", () -> !orthanc.structuredReports(study).isEmpty());
      try {
        List<String> reports = orthanc.structuredReports(study);
        assertThat(reports).hasSize(1);
        return reports.get(0);
      } catch (IOException e) {
        throw new AssertionError("Orthanc does not answer", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", e);
      }
    }

    @Override
    public void close() {
      worker.close();
      orthanc.close();
    }
  }
}
