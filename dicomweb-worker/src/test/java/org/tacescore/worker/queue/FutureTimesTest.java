package org.tacescore.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FutureTimesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration SET_BACK = Duration.ofHours(1);

  @TempDir Path folder;

  @Test
  void whatLiesInTheFutureIsOfThePresent() {
    try (Database database = Database.embedded(folder)) {
      Arrivals.study(1, NOW.plus(SET_BACK))
          .forEach(instance -> database.instanceIndex().register(instance, (a, b) -> false));
      assertThat(due(database)).isEmpty();

      FutureTimes.bringBack(database.transactions(), NOW);

      assertThat(due(database)).containsExactly(Arrivals.STUDY);
    }
  }

  private static List<String> due(Database database) {
    return database.rendezvousStore(Clock.systemUTC()).due(NOW, NOW);
  }

  @Test
  void aTaskWaitsNoLongerThanAPauseMayBe() {
    try (Database database = Database.embedded(folder)) {
      Transactions transactions = database.transactions();
      transactions.change(
          query -> {
            TaskRows.add(query, TaskRows.DELIVER, "far", NOW.plus(SET_BACK));
            TaskRows.add(query, TaskRows.DELIVER, "near", NOW.plusSeconds(600));
          });

      FutureTimes.bringBack(transactions, NOW);

      List<String> due =
          transactions.run(
              query ->
                  query.list(
                      "select task_instance from scheduled_tasks where execution_time <= ?",
                      row -> row.text("task_instance"),
                      NOW));
      assertThat(due).containsExactly("far");
    }
  }
}
