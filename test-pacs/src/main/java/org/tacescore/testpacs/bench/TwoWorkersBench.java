package org.tacescore.testpacs.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.tacescore.dicom.DicomObject;
import org.tacescore.testpacs.demo.DicomSender;
import org.tacescore.testpacs.phantom.PhantomGenerator;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.testpacs.phantom.PhantomPatient;
import org.tacescore.volume.GridSize;

/**
 * Studies a minute of two workers of one thread, each on a processor core of its own, with one
 * PostgreSQL and one object folder, against one such worker. PostgreSQL runs wherever the system
 * puts it.
 */
final class TwoWorkersBench {
  static final double AIM = 1.5;
  private static final int WARM_UP = 4;
  private static final int MEASURED = 8;
  private static final long SEED = 71;
  private static final GridSize GRID = new GridSize(256, 256, 40);
  private static final Duration QUIET = Duration.ofSeconds(20);
  private static final Duration LIMIT = Duration.ofMinutes(15);
  private static final int PAUSE_MS = 200;
  private static final int SECONDS_A_MINUTE = 60;

  private final PrintWriter out;
  private final Path work;

  TwoWorkersBench(PrintWriter out, Path work) {
    this.out = out;
    this.work = work;
  }

  Map<String, Object> figures() throws IOException, InterruptedException {
    Map<String, Object> figures = new LinkedHashMap<>();
    Optional<String> taskset = BenchServer.program("taskset");
    Optional<BenchPostgres> server = BenchPostgres.start();
    if (server.isEmpty() || taskset.isEmpty()) {
      out.println("PostgreSQL or taskset is not installed (Debian: postgresql, util-linux)");
      return figures;
    }
    List<PhantomPatient> patients = patients();
    try (BenchPostgres postgres = server.get()) {
      Run run = new Run(postgres, taskset.get(), patients);
      double one = studiesAMinute(1, run, figures);
      double two = studiesAMinute(2, run, figures);
      out.printf("%-56s %.2f of the aim %.1f%n", "two workers / one", two / one, AIM);
      figures.put("two workers / one", two / one);
    }
    return figures;
  }

  /** What both runs share. */
  private record Run(BenchPostgres postgres, String taskset, List<PhantomPatient> patients) {}

  private static List<PhantomPatient> patients() {
    PhantomGenerator generator =
        new PhantomGenerator(
            PhantomOptions.of(WARM_UP + MEASURED, SEED, PhantomModality.CT).withGrid(GRID));
    return IntStream.range(0, WARM_UP + MEASURED).mapToObj(generator::patient).toList();
  }

  private double studiesAMinute(int workers, Run run, Map<String, Object> figures)
      throws IOException, InterruptedException {
    Path objects = Files.createDirectories(work.resolve("objects-of-" + workers));
    String database = run.postgres().newDatabase();
    List<BenchWorker> running = new ArrayList<>();
    try {
      for (int i = 0; i < workers; i++) {
        running.add(worker(i, workers, objects, database, run.taskset()));
      }
      score(running, run.patients().subList(0, WARM_UP));
      List<JsonNode> jobs = score(running, run.patients().subList(WARM_UP, run.patients().size()));
      return tell(workers, jobs, figures);
    } finally {
      running.forEach(BenchWorker::close);
    }
  }

  private BenchWorker worker(int number, int workers, Path objects, String database, String taskset)
      throws IOException, InterruptedException {
    Path folder = work.resolve("worker-%d-of-%d".formatted(number + 1, workers));
    Files.createDirectories(folder.resolve("data"));
    Files.createSymbolicLink(folder.resolve("data").resolve("objects"), objects);
    String name = "worker-name: core-%d\n".formatted(number);
    return BenchWorker.start(
        folder,
        new BenchWorker.Start(
            List.of(taskset, "-c", Integer.toString(number)),
            List.of("-Xmx2g", "-XX:ActiveProcessorCount=1"),
            QUIET,
            "deliver: none\n" + name + database));
  }

  /** The jobs of these patients, done. */
  private static List<JsonNode> score(List<BenchWorker> workers, List<PhantomPatient> patients)
      throws IOException, InterruptedException {
    Set<String> studies = new HashSet<>();
    try (DicomSender modality = new DicomSender("MODALITY")) {
      for (PhantomPatient patient : patients) {
        studies.add(patient.studyInstanceUid());
        for (BenchWorker worker : workers) {
          worker.know(patient.patientId() + ".json", patient.clinicalJson());
        }
        List<DicomObject> study = new ArrayList<>(patient.images().toList());
        study.addAll(patient.segmentations().values());
        modality.send(study, "127.0.0.1", workers.get(0).dicomPort(), BenchWorker.AE_TITLE);
      }
    }
    return done(workers.get(0), studies);
  }

  private static List<JsonNode> done(BenchWorker asked, Set<String> studies)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < end) {
      List<JsonNode> jobs =
          asked.jobs().stream()
              .filter(job -> studies.contains(job.path("studyInstanceUID").asText()))
              .filter(job -> job.path("state").asText().equals("DONE"))
              .toList();
      if (jobs.size() == studies.size()) {
        return jobs;
      }
      Thread.sleep(PAUSE_MS);
    }
    throw new IOException("not done within " + LIMIT + ": " + asked.jobs());
  }

  private double tell(int workers, List<JsonNode> jobs, Map<String, Object> figures) {
    Instant first =
        jobs.stream().map(job -> at(job, "created")).min(Instant::compareTo).orElseThrow();
    Instant last =
        jobs.stream().map(job -> at(job, "updated")).max(Instant::compareTo).orElseThrow();
    double minutes = Duration.between(first, last).toMillis() / 1e3 / SECONDS_A_MINUTE;
    Map<String, Integer> shares = new TreeMap<>();
    jobs.forEach(job -> shares.merge(job.path("worker").asText(), 1, Integer::sum));
    double rate = jobs.size() / minutes;
    String name = workers + (workers == 1 ? " worker" : " workers") + ", studies a minute";
    out.printf("%-56s %.1f, shares %s%n", name, rate, shares);
    figures.put(name, rate);
    figures.put(name + ", shares", shares);
    return rate;
  }

  private static Instant at(JsonNode job, String field) {
    return Instant.parse(job.path(field).asText());
  }
}
