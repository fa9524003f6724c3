package org.tacescore.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.worker.receive.InstanceRecord;

/** What a SIGKILL between any two commits leaves behind. */
@Timeout(120)
class KilledProcessTest {
  private static final int ACKNOWLEDGED = 40;

  @TempDir Path data;

  @Test
  void everyAcknowledgedInstanceSurvivesAKill() throws Exception {
    Process worker = start("index", data.toString());
    try (BufferedReader lines = lines(worker)) {
      for (int i = 1; i <= ACKNOWLEDGED; i++) {
        assertThat(lines.readLine()).isEqualTo(Integer.toString(i));
      }
      kill(worker);
    }

    try (Database database = Database.embedded(data.resolve("db"))) {
      List<InstanceRecord> kept =
          database.rendezvousStore(Clock.systemUTC()).instances(Arrivals.STUDY);
      assertThat(kept)
          .extracting(InstanceRecord::sopInstanceUid)
          .contains(
              Stream.iterate(1, i -> i + 1)
                  .limit(ACKNOWLEDGED)
                  .map(i -> Arrivals.STUDY + ".1." + i)
                  .toArray(String[]::new));
    }
  }

  @Tag("slow")
  @Test
  void aJobKilledAtEveryMilestoneInTurnIsStillOneReport() throws Exception {
    List<Milestone> deadly =
        List.of(
            Milestone.JOB_STARTED,
            Milestone.JOB_SCORED,
            Milestone.OBJECTS_STORED,
            Milestone.JOB_COMMITTED,
            Milestone.OBJECT_SENDING,
            Milestone.OBJECT_ANSWERED);
    for (Milestone milestone : deadly) {
      List<String> reached = runUntil(milestone, milestone.name());
      assertThat(reached).endsWith(milestone.name());
    }

    long before = System.nanoTime();
    runUntil(Milestone.OBJECT_COMMITTED, "none");

    Duration took = Duration.ofNanos(System.nanoTime() - before);
    assertThat(took).isLessThan(Duration.ofSeconds(20));
    try (Stream<Path> files = Files.list(data.resolve("pacs"))) {
      assertThat(files).hasSize(1);
    }
    try (Database database = Database.embedded(data.resolve("db"))) {
      var outcome =
          database
              .transactions()
              .run(
                  query ->
                      query.list(
                          "select j.state, o.state delivery from job j"
                              + " join outbox o on o.job_key = j.job_key",
                          row -> row.text("state") + " " + row.text("delivery")));
      assertThat(outcome).containsExactly("DONE ACKNOWLEDGED");
    }
  }

  /** Runs a worker until it has printed a milestone, and kills it. */
  private List<String> runUntil(Milestone last, String stop) throws Exception {
    Process worker = start("work", data.toString(), stop);
    List<String> reached = new ArrayList<>();
    try (BufferedReader lines = lines(worker)) {
      String line;
      do {
        line = lines.readLine();
        assertThat(line).as("the worker ended after %s", reached).isNotNull();
        reached.add(line);
      } while (!line.equals(last.name()));
      kill(worker);
    }
    return reached;
  }

  private static Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                KilledWorker.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static BufferedReader lines(Process worker) {
    return new BufferedReader(
        new InputStreamReader(worker.getInputStream(), StandardCharsets.UTF_8));
  }

  /** SIGKILL. */
  private static void kill(Process worker) throws InterruptedException {
    worker.destroyForcibly().waitFor();
  }
}
