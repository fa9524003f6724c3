package org.tacescore.testpacs.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tacescore.dicom.DicomObject;
import org.tacescore.testpacs.demo.DicomSender;
import org.tacescore.testpacs.phantom.PhantomPatient;

/**
 * From the last instance of the standard study to its report that the worker has read back from a
 * real Orthanc, beyond the quiet period; the first study of a fresh worker and the next.
 */
final class LatencyBench {
  static final double AIM_S = 20;
  private static final int STUDIES = 2;
  private static final Duration QUIET = Duration.ofSeconds(5);
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final int PAUSE_MS = 20;

  private final PrintWriter out;
  private final Path work;

  LatencyBench(PrintWriter out, Path work) {
    this.out = out;
    this.work = work;
  }

  Map<String, Object> figures() throws IOException, InterruptedException {
    Map<String, Object> figures = new LinkedHashMap<>();
    Optional<BenchOrthanc> orthanc = BenchOrthanc.start(work.resolve("orthanc-of-reports"));
    if (orthanc.isEmpty()) {
      out.println("Orthanc is not installed (Debian: orthanc, orthanc-dicomweb)");
      return figures;
    }
    try (BenchOrthanc running = orthanc.get();
        BenchWorker worker =
            BenchWorker.start(
                work.resolve("worker-of-reports"),
                new BenchWorker.Start(
                    List.of(), List.of("-Xmx3g"), QUIET, destination(running.dicomWeb())));
        DicomSender modality = new DicomSender("MODALITY")) {
      for (int study = 0; study < STUDIES; study++) {
        Took took = took(StandardStudy.patient(study), worker, modality);
        double seconds = took.seconds();
        String name = study == 0 ? "report verified, first study, s" : "report verified, warm, s";
        out.printf(
            "%-56s %.1f, %.2f of the aim %.0f; processor %.1f%n",
            name, seconds, seconds / AIM_S, AIM_S, took.processorSeconds());
        figures.put(name, took);
      }
    }
    return figures;
  }

  private static String destination(URI dicomWeb) {
    return "destinations:\n  - {name: pacs, kind: stow, url: '%s'}\n".formatted(dicomWeb);
  }

  /**
   * From the last instance to the report.
   *
   * @param seconds wall time beyond the quiet period
   * @param processorSeconds of the worker meanwhile
   */
  record Took(double seconds, double processorSeconds) {}

  private static Took took(PhantomPatient patient, BenchWorker worker, DicomSender modality)
      throws IOException, InterruptedException {
    worker.know(patient.patientId() + ".json", patient.clinicalJson());
    List<DicomObject> study = new ArrayList<>(patient.images().toList());
    study.addAll(patient.segmentations().values());
    modality.send(study, "127.0.0.1", worker.dicomPort(), BenchWorker.AE_TITLE);
    long last = System.nanoTime();
    Duration worked = worker.processorTime();
    while (!verified(worker, patient.studyInstanceUid())) {
      if (System.nanoTime() - last > LIMIT.toNanos()) {
        throw new IOException("no report within " + LIMIT);
      }
      Thread.sleep(PAUSE_MS);
    }
    return new Took(
        (System.nanoTime() - last - QUIET.toNanos()) / 1e9,
        worker.processorTime().minus(worked).toMillis() / 1e3);
  }

  private static boolean verified(BenchWorker worker, String study)
      throws IOException, InterruptedException {
    for (JsonNode job : worker.jobs()) {
      if (job.path("studyInstanceUID").asText().equals(study)) {
        if (job.path("state").asText().matches("FAILED|REFUSED")) {
          throw new IOException("the study was not scored: " + job);
        }
        for (JsonNode delivery : job.path("deliveries")) {
          if (delivery.path("object").asText().equals("sr")) {
            return delivery.path("state").asText().equals("VERIFIED");
          }
        }
      }
    }
    return false;
  }
}
