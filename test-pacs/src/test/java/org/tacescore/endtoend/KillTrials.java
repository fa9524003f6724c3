package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.tacescore.endtoend.FaultyHospital.Delivery;
import org.tacescore.testpacs.pacs.StoreResult;
import org.tacescore.testpacs.phantom.PhantomPatient;
import org.tacescore.worker.queue.Milestone;

/**
 * Kills a worker (SIGKILL) at seeded moments, starts it again, and expects one report of each study
 * and every instance that was acknowledged; one hospital a way of delivery, one patient a kill.
 */
final class KillTrials {
  /** What the worker is at when it is killed. */
  enum Moment {
    RECEIVE,
    LAST_ANSWER,
    QUEUE,
    PIPELINE,
    DELIVERY;

    /** Each in its turn. */
    static Moment of(long seed) {
      return values()[(int) (seed % values().length)];
    }
  }

  private static final Duration BETWEEN_ANSWERS = Duration.ofMillis(10);
  private static final Duration AFTER_LAST_ANSWER = Duration.ofMillis(20);
  private static final Duration IN_QUEUE = WorkerSite.QUIET_PERIOD.plusMillis(500);
  private static final Duration IN_PIPELINE = Duration.ofMillis(500);
  private static final Duration AFTER_PACS_HAS_IT = Duration.ofMillis(10);
  private static final Duration UNTIL_WORK_BEGINS = Duration.ofMinutes(3);
  private static final Duration LATE_REPORTS = Duration.ofSeconds(5);

  private final Map<Delivery, FaultyHospital> hospitals = new EnumMap<>(Delivery.class);
  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<Duration> recoveries = new ArrayList<>();
  private final Path folder;

  KillTrials(Path folder) {
    this.folder = folder;
  }

  /** Kills at the seed's moment. */
  void kill(long seed) throws Exception {
    switch (Moment.of(seed)) {
      case RECEIVE -> inReceive(seed);
      case LAST_ANSWER -> afterTheLastAnswer(seed);
      case QUEUE -> inQueue(seed);
      case PIPELINE -> inPipeline(seed);
      case DELIVERY -> afterThePacsHasIt(Delivery.C_STORE, seed);
    }
  }

  /**
   * Killed while images stream in: all are sent again, as senders do. The segmentations come last,
   * for a study that is complete but for some images would be reported when it has been quiet.
   */
  private void inReceive(long seed) throws Exception {
    FaultyHospital hospital = hospital(Delivery.C_STORE);
    SplittableRandom random = new SplittableRandom(seed);
    PhantomPatient patient = hospital.admit();
    WorkerProcess worker = hospital.worker();
    Killer killer = new Killer(worker, upTo(BETWEEN_ANSWERS, random));

    int images = (int) patient.images().count();
    int answered = hospital.sendImagesTo(patient, random.nextInt(images), killer);

    assertThat(worker.exitStatus()).isEqualTo(HaltingWorker.KILLED);
    hospital.lookAtWhatWasAcknowledged();
    hospital.sendImages(patient, () -> {});
    hospital.storeSegmentations(patient);
    report("while it received, %d of %d answered".formatted(answered, images), hospital, patient);
  }

  private void afterTheLastAnswer(long seed) throws Exception {
    FaultyHospital hospital = hospital(Delivery.C_STORE);
    SplittableRandom random = new SplittableRandom(seed);
    PhantomPatient patient = hospital.admit();
    WorkerProcess worker = hospital.worker();
    Killer killer = new Killer(worker, upTo(AFTER_LAST_ANSWER.dividedBy(2), random));

    if (random.nextBoolean()) {
      hospital.storeSegmentations(patient);
      hospital.sendImages(patient, killer::strike);
    } else {
      hospital.sendImages(patient, () -> {});
      hospital.storeSegmentations(patient);
      killer.strike();
    }

    assertThat(worker.exitStatus()).isEqualTo(HaltingWorker.KILLED);
    report("after the last answer", hospital, patient);
    assertThat(hospital.arrivals(patient)).containsExactly(StoreResult.STORED);
    assumeTrue(
        killer.struckAfter().compareTo(AFTER_LAST_ANSWER) <= 0,
        "the machine is too busy to kill in time");
  }

  private void inQueue(long seed) throws Exception {
    FaultyHospital hospital = hospital(Delivery.C_STORE);
    PhantomPatient patient = hospital.admit();
    WorkerProcess worker = hospital.worker();

    hospital.sendImages(patient, () -> {});
    hospital.storeSegmentations(patient);
    new Killer(worker, upTo(IN_QUEUE, new SplittableRandom(seed))).strike();

    assertThat(worker.exitStatus()).isEqualTo(HaltingWorker.KILLED);
    report("while the study waited", hospital, patient);
  }

  private void inPipeline(long seed) throws Exception {
    FaultyHospital hospital = hospital(Delivery.C_STORE);
    PhantomPatient patient = hospital.admit();
    WorkerProcess worker = hospital.worker();
    Killer killer = new Killer(worker, upTo(IN_PIPELINE, new SplittableRandom(seed)));

    hospital.sendImages(patient, () -> {});
    hospital.storeSegmentations(patient);
    Poll.until(
        UNTIL_WORK_BEGINS,
        "the job runs",
        () -> Set.of("RUNNING", "DONE").contains(hospital.jobState(patient)));
    killer.strike();

    assertThat(worker.exitStatus()).isEqualTo(HaltingWorker.KILLED);
    report("after the job began", hospital, patient);
    count(hospital.tookUp("jobs") ? "met a running job" : "came after the job");
  }

  void afterThePacsHasIt(Delivery delivery, long seed) throws Exception {
    FaultyHospital hospital = hospital(delivery);
    PhantomPatient patient = hospital.admit();
    WorkerProcess worker = hospital.worker();
    Killer killer = new Killer(worker, upTo(AFTER_PACS_HAS_IT, new SplittableRandom(seed)));

    hospital.sendImages(patient, () -> {});
    hospital.storeSegmentations(patient);
    hospital.awaitArrival(patient);
    killer.strike();

    assertThat(worker.exitStatus()).isEqualTo(HaltingWorker.KILLED);
    report("after the PACS had it", hospital, patient);
    assertThat(hospital.arrivals(patient)).startsWith(StoreResult.STORED);
    count("report sent %d times".formatted(hospital.arrivals(patient).size()));
  }

  /** The process ends by itself exactly there, as if killed. */
  void at(Milestone milestone, Delivery delivery) throws Exception {
    FaultyHospital hospital = hospital(delivery);
    PhantomPatient patient = hospital.admit();
    WorkerProcess worker = hospital.workerThatHaltsAt(milestone);

    hospital.storeSegmentations(patient);
    hospital.sendImages(patient, () -> {});

    assertThat(worker.exitStatus()).isEqualTo(HaltingWorker.KILLED);
    report("at " + milestone, hospital, patient);
    assertThat(hospital.arrivals(patient))
        .isEqualTo(
            milestone == Milestone.OBJECT_ANSWERED
                ? List.of(StoreResult.STORED, StoreResult.KNOWN)
                : List.of(StoreResult.STORED));
  }

  private FaultyHospital hospital(Delivery delivery) throws IOException {
    FaultyHospital known = hospitals.get(delivery);
    if (known == null) {
      known = FaultyHospital.open(Files.createDirectory(folder.resolve(delivery.name())), delivery);
      hospitals.put(delivery, known);
    }
    return known;
  }

  private void report(String where, FaultyHospital hospital, PhantomPatient patient)
      throws Exception {
    Duration recovery = hospital.recover(patient);
    recoveries.add(recovery);
    count(where.replaceAll(",.*", ""));
    System.out.printf(
        "killed %s; delivered %.1f s after the restart%n", where, recovery.toMillis() / 1e3);
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  private static Duration upTo(Duration most, SplittableRandom random) {
    return Duration.ofNanos(random.nextLong(most.toNanos()));
  }

  /** Looks once more at all that was acknowledged, and that no report comes late. */
  void end() throws Exception {
    try {
      Poll.through(
          LATE_REPORTS,
          "one report of each study",
          () -> hospitals.values().stream().allMatch(FaultyHospital::hasOneReportEach));
      for (FaultyHospital hospital : hospitals.values()) {
        hospital.lookAgainAtWhatWasAcknowledged();
      }
      summarise();
    } finally {
      for (FaultyHospital hospital : hospitals.values()) {
        hospital.close();
      }
    }
  }

  private void summarise() {
    List<Duration> sorted = recoveries.stream().sorted().toList();
    if (!sorted.isEmpty()) {
      System.out.printf(
          "%d kills, %s; report after the restart: least %.1f s, median %.1f s, most %.1f s%n",
          sorted.size(),
          counts,
          sorted.get(0).toMillis() / 1e3,
          sorted.get(sorted.size() / 2).toMillis() / 1e3,
          sorted.get(sorted.size() - 1).toMillis() / 1e3);
    }
  }
}
