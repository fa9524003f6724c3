package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.endtoend.FaultyHospital.Delivery;
import org.tacescore.testpacs.pacs.StoreResult;
import org.tacescore.testpacs.phantom.PhantomPatient;
import org.tacescore.worker.queue.Milestone;

/**
 * A worker killed (SIGKILL) where it hurts most: when started again it delivers one report of each
 * study, and has kept every instance that it had acknowledged.
 */
@Tag("peers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledWorkerTest {
  private static final Duration AFTER_LAST_ANSWER = Duration.ofMillis(20);
  private static final Duration IN_PIPELINE = Duration.ofMillis(1500);
  private static final Duration AFTER_PACS_HAS_IT = Duration.ofMillis(10);
  private static final Duration UNTIL_WORK_BEGINS = Duration.ofSeconds(60);
  private static final Duration LATE_REPORTS = Duration.ofSeconds(5);

  private final Map<Delivery, FaultyHospital> hospitals = new EnumMap<>(Delivery.class);
  private Path folder = Path.of("");
  private int killsInPipeline;
  private int hitsInPipeline;

  @BeforeAll
  void keepEverythingIn(@TempDir Path all) {
    folder = all;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void keepsWhatItAcknowledgedLast(long seed) throws Exception {
    FaultyHospital hospital = hospital(Delivery.C_STORE);
    SplittableRandom random = new SplittableRandom(seed);
    Duration delay = upTo(AFTER_LAST_ANSWER.dividedBy(2), random);
    PhantomPatient patient = hospital.admit();
    WorkerProcess worker = hospital.worker();
    Killer killer = new Killer(worker, delay);

    if (seed % 2 == 0) {
      hospital.storeSegmentations(patient);
      hospital.sendImages(patient, killer::strike);
    } else {
      hospital.sendImages(patient, () -> {});
      hospital.storeSegmentations(patient);
      killer.strike();
    }

    assertThat(worker.exitStatus()).isEqualTo(HaltingWorker.KILLED);
    Duration recovery = hospital.recover(patient);
    report("after the last answer", killer.struckAfter(), recovery);
    assertThat(hospital.arrivals(patient)).containsExactly(StoreResult.STORED);
    assumeTrue(
        killer.struckAfter().compareTo(AFTER_LAST_ANSWER) <= 0,
        "the machine is too busy to kill in time");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13, 14})
  void runsKilledPipelineAgain(long seed) throws Exception {
    FaultyHospital hospital = hospital(Delivery.C_STORE);
    Duration delay = upTo(IN_PIPELINE, new SplittableRandom(seed));
    PhantomPatient patient = hospital.admit();
    WorkerProcess worker = hospital.worker();
    Killer killer = new Killer(worker, delay);

    hospital.sendImages(patient, () -> {});
    hospital.storeSegmentations(patient);
    Poll.until(
        UNTIL_WORK_BEGINS, "the job runs", () -> hospital.jobState(patient).equals("RUNNING"));
    killer.strike();

    assertThat(worker.exitStatus()).isEqualTo(HaltingWorker.KILLED);
    Duration recovery = hospital.recover(patient);
    boolean hit = hospital.tookUp("jobs");
    killsInPipeline++;
    hitsInPipeline += hit ? 1 : 0;
    report(hit ? "in the pipeline" : "past the pipeline", delay, recovery);
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("deliveries")
  void deliversOnceThoughItForgotTheAnswer(Delivery delivery, long seed) throws Exception {
    FaultyHospital hospital = hospital(delivery);
    Duration delay = upTo(AFTER_PACS_HAS_IT, new SplittableRandom(seed));
    PhantomPatient patient = hospital.admit();
    WorkerProcess worker = hospital.worker();
    Killer killer = new Killer(worker, delay);

    hospital.sendImages(patient, () -> {});
    hospital.storeSegmentations(patient);
    hospital.awaitArrival(patient);
    killer.strike();

    assertThat(worker.exitStatus()).isEqualTo(HaltingWorker.KILLED);
    Duration recovery = hospital.recover(patient);
    report(
        "after the PACS has it, sent %d times".formatted(hospital.arrivals(patient).size()),
        delay,
        recovery);
    assertThat(hospital.arrivals(patient)).startsWith(StoreResult.STORED);
  }

  @ParameterizedTest
  @EnumSource(Milestone.class)
  void recoversFromEachPointBetweenCommits(Milestone milestone) throws Exception {
    recoversFrom(milestone, Delivery.C_STORE);
  }

  @ParameterizedTest
  @EnumSource(value = Milestone.class, names = "OBJECT_ANSWERED")
  void recoversByStow(Milestone milestone) throws Exception {
    recoversFrom(milestone, Delivery.STOW);
  }

  private void recoversFrom(Milestone milestone, Delivery delivery) throws Exception {
    FaultyHospital hospital = hospital(delivery);
    PhantomPatient patient = hospital.admit();
    WorkerProcess worker = hospital.workerThatHaltsAt(milestone);

    hospital.storeSegmentations(patient);
    hospital.sendImages(patient, () -> {});

    assertThat(worker.exitStatus()).isEqualTo(HaltingWorker.KILLED);
    Duration recovery = hospital.recover(patient);
    report("at " + milestone, Duration.ZERO, recovery);
    assertThat(hospital.arrivals(patient))
        .isEqualTo(
            milestone == Milestone.OBJECT_ANSWERED
                ? List.of(StoreResult.STORED, StoreResult.KNOWN)
                : List.of(StoreResult.STORED));
  }

  @Tag("soak")
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("manySeeds")
  void survivesManyKills(long seed) throws Exception {
    switch ((int) (seed % 3)) {
      case 0 -> keepsWhatItAcknowledgedLast(seed);
      case 1 -> runsKilledPipelineAgain(seed);
      default -> deliversOnceThoughItForgotTheAnswer(Delivery.C_STORE, seed);
    }
  }

  @AfterAll
  void nothingComesLate() throws Exception {
    try {
      Poll.through(
          LATE_REPORTS,
          "one report of each study",
          () -> hospitals.values().stream().allMatch(FaultyHospital::hasOneReportEach));
    } finally {
      for (FaultyHospital hospital : hospitals.values()) {
        hospital.close();
      }
    }
    if (killsInPipeline > 0) {
      assertThat(hitsInPipeline).as("kills that met a running job").isPositive();
    }
  }

  static Stream<Arguments> deliveries() {
    return Stream.of(
        Arguments.of(Delivery.C_STORE, 21L),
        Arguments.of(Delivery.C_STORE, 22L),
        Arguments.of(Delivery.C_STORE, 23L),
        Arguments.of(Delivery.STOW, 24L));
  }

  static LongStream manySeeds() {
    return LongStream.rangeClosed(101, 150);
  }

  private FaultyHospital hospital(Delivery delivery) throws IOException {
    FaultyHospital known = hospitals.get(delivery);
    if (known == null) {
      known = FaultyHospital.open(Files.createDirectory(folder.resolve(delivery.name())), delivery);
      hospitals.put(delivery, known);
    }
    return known;
  }

  private static Duration upTo(Duration most, SplittableRandom random) {
    return Duration.ofNanos(random.nextLong(most.toNanos()));
  }

  private static void report(String where, Duration delay, Duration recovery) {
    System.out.printf(
        "killed %s, %.1f ms; delivered %.1f s after the restart%n",
        where, delay.toNanos() / 1e6, recovery.toMillis() / 1e3);
  }
}
