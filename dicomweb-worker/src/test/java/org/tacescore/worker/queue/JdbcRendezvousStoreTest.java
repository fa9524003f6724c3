package org.tacescore.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.worker.assemble.Evaluation;
import org.tacescore.worker.assemble.RendezvousStore;

class JdbcRendezvousStoreTest {
  @TempDir Path folder;
  private final SteppedClock clock = new SteppedClock();
  private Database database;
  private RendezvousStore store;

  /** The embedded database; peers override it. */
  Database database(Path folder) {
    return Database.embedded(folder.resolve("db"));
  }

  @BeforeEach
  void open() {
    database = database(folder);
    store = database.rendezvousStore(clock);
    arrive(1);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void arrive(int number) {
    database
        .instanceIndex()
        .register(Arrivals.instance(1, number, "CT", clock.instant()), (known, arrived) -> false);
  }

  private Evaluation evaluation(Optional<Instant> wakeAt) {
    return new Evaluation(
        Arrivals.STUDY,
        store.find(Arrivals.STUDY).orElseThrow().revision(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        wakeAt,
        "");
  }

  private List<String> due() {
    return store.due(clock.instant(), clock.instant());
  }

  @Test
  void aStudyIsDueUntilItsArrivalIsSeen() {
    assertThat(store.due(clock.instant(), clock.instant().minusSeconds(1))).isEmpty();
    assertThat(due()).containsExactly(Arrivals.STUDY);

    assertThat(store.conclude(evaluation(Optional.empty()))).isTrue();

    assertThat(due()).isEmpty();
  }

  @Test
  void anEvaluationThatAnArrivalOvertookIsNotConcluded() {
    Evaluation overtaken = evaluation(Optional.empty());
    arrive(2);

    assertThat(store.conclude(overtaken)).isFalse();
    assertThat(due()).containsExactly(Arrivals.STUDY);
  }

  @Test
  void aWakeDuringAnEvaluationIsNotLost() {
    store.conclude(evaluation(Optional.empty()));
    Evaluation underWay = evaluation(Optional.empty());
    store.wake(Arrivals.STUDY, clock.instant());

    assertThat(store.conclude(underWay)).isFalse();
    assertThat(due()).containsExactly(Arrivals.STUDY);
  }

  @Test
  void wakesAtTheDeadline() {
    Instant deadline = clock.instant().plusSeconds(60);
    store.conclude(evaluation(Optional.of(deadline)));

    assertThat(due()).isEmpty();
    assertThat(store.due(deadline, deadline)).containsExactly(Arrivals.STUDY);
  }

  @Test
  void aPostponedStudyRestsUntilThen() {
    store.postpone(Arrivals.STUDY, clock.instant().plusSeconds(30));

    assertThat(due()).isEmpty();
    arrive(2);
    assertThat(due()).containsExactly(Arrivals.STUDY);
  }
}
