package org.tacescore.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.worker.config.DatabaseConfig.PostgreSql;
import org.tacescore.worker.receive.InstanceRecord;

/** Two processes with the real queue on one PostgreSQL and one object folder. */
@Tag("peers")
@Timeout(120)
class TwoWorkersTest {
  static final Duration HEARTBEAT = Duration.ofSeconds(1);
  static final Duration WORK = Duration.ofMillis(400);

  /** Detecting takes at most six: four missed, and up to two until somebody looks. */
  private static final int TAKEN_OVER_WITHIN_BEATS = 8;

  /** Of running workers. */
  private static final String NAMES =
      "select cast(objid as varchar) as job_key from pg_locks where locktype = ?"
          + " and database = (select oid from pg_database where datname = current_database())";

  private static final int STUDIES = 12;
  private static final int BEFORE_THE_KILL = 3;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path data;

  @Test
  void eachStudyOnceAndAKilledWorkersStudyIsFinishedByTheOther() throws Exception {
    PostgreSql config = PostgresPeer.started().newDatabase();
    try (Database database = Database.postgreSql(config)) {
      Process first = worker(config, "first");
      Process second = worker(config, "second");
      try {
        until("both run", () -> texts(database, NAMES, "advisory").size() == 2);
        for (int study = 1; study <= STUDIES; study++) {
          arrive(database, Arrivals.STUDY + "." + (100 + study));
        }
        until("the first has done some", () -> done(database, "first") >= BEFORE_THE_KILL);
        until("the first runs one", () -> running(database, "first").size() == 1);
        first.destroyForcibly().waitFor();
        long killed = System.nanoTime();
        List<String> left = running(database, "first");
        assertThat(left).as("what the killed one was at").hasSize(1);

        until("it is taken over", () -> !running(database, "first").equals(left));
        Duration takenOver = Duration.ofNanos(System.nanoTime() - killed);
        until("all are done", () -> done(database, "first") + done(database, "second") == STUDIES);
        until("all are delivered", () -> delivered(database) == STUDIES);
        System.out.printf(
            "taken over after %.1f s, heartbeat %s; first %d, second %d of %d%n",
            takenOver.toMillis() / 1e3,
            HEARTBEAT,
            done(database, "first"),
            done(database, "second"),
            STUDIES);

        assertThat(takenOver).isLessThan(HEARTBEAT.multipliedBy(TAKEN_OVER_WITHIN_BEATS));
        assertThat(worker(database, left.get(0))).isEqualTo("second");
        assertThat(done(database, "first")).isGreaterThanOrEqualTo(STUDIES / 4);
        assertThat(done(database, "second")).isGreaterThanOrEqualTo(STUDIES / 4);
        assertThat(jobsOfEachStudy(database)).hasSize(STUDIES).allMatch(count -> count == 1);
        try (Stream<Path> reports = Files.list(data.resolve("pacs"))) {
          assertThat(reports).hasSize(STUDIES);
        }
      } finally {
        first.destroyForcibly();
        second.destroyForcibly();
      }
    }
  }

  @Test
  void twoRunningWorkersNeverHaveOneName() throws Exception {
    PostgreSql config = PostgresPeer.started().newDatabase();
    try (PostgresConnections one = PostgresConnections.open(config, Duration.ofMillis(200));
        PostgresConnections other = PostgresConnections.open(config, Duration.ofMillis(200))) {
      one.names().reserve("first");
      other.names().reserve("second");
      assertThatThrownBy(() -> other.names().reserve("first"))
          .isInstanceOf(DatabaseUnavailableException.class)
          .hasMessageContaining("another running worker is called first");
    }
    try (PostgresConnections later = PostgresConnections.open(config, Duration.ofMillis(200))) {
      later.names().reserve("first");
    }
  }

  @Test
  void aDatabaseThatIsRestartedIsUsedAgain() {
    PostgresPeer peer = PostgresPeer.started();
    try (Database database = peer.emptyDatabase()) {
      arrive(database, Arrivals.STUDY);
      peer.restart();

      until(
          "the database is there again",
          () -> {
            try {
              arrive(database, Arrivals.STUDY + ".5");
              return true;
            } catch (org.tacescore.worker.receive.StorageFaultException notYet) {
              return false;
            }
          });
      assertThat(database.rendezvousStore(Clock.systemUTC()).instances(Arrivals.STUDY))
          .isNotEmpty();
    }
  }

  private static void arrive(Database database, String study) {
    Instant now = Clock.systemUTC().instant();
    for (InstanceRecord instance : Arrivals.study(1, now)) {
      String series = instance.seriesInstanceUid();
      String number = series.substring(series.lastIndexOf('.'));
      database
          .instanceIndex()
          .register(Arrivals.inStudy(instance, study, study + number), (known, arrived) -> false);
    }
  }

  private Process worker(PostgreSql config, String name) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                KilledWorker.class.getName()));
    command.addAll(List.of("share", data.toString(), config.url(), config.user(), name));
    Path log = data.resolve(name + ".log");
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private static int done(Database database, String worker) {
    return texts(database, "select job_key from job where state = 'DONE' and worker = ?", worker)
        .size();
  }

  private static List<String> running(Database database, String worker) {
    return texts(
        database, "select job_key from job where state = 'RUNNING' and worker = ?", worker);
  }

  private static String worker(Database database, String jobKey) {
    return texts(database, "select worker as job_key from job where job_key = ?", jobKey).get(0);
  }

  private static int delivered(Database database) {
    return texts(database, "select job_key from outbox where state = ?", "ACKNOWLEDGED").size();
  }

  private static List<Long> jobsOfEachStudy(Database database) {
    Map<String, Long> counts =
        texts(database, "select study_instance_uid as job_key from job where state = ?", "DONE")
            .stream()
            .collect(Collectors.groupingBy(study -> study, Collectors.counting()));
    return List.copyOf(counts.values());
  }

  private static List<String> texts(Database database, String sql, String parameter) {
    return database
        .transactions()
        .run(query -> query.list(sql, row -> row.text("job_key"), parameter));
  }

  private static void until(String what, BooleanSupplier reached) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!reached.getAsBoolean()) {
      assertThat(System.nanoTime()).as("not within %s: %s", LIMIT, what).isLessThan(end);
      Thread.onSpinWait();
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
  }
}
