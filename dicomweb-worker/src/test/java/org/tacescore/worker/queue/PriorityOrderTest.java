package org.tacescore.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.worker.assemble.Assembler;
import org.tacescore.worker.assemble.AssemblySettings;
import org.tacescore.worker.assemble.JobRequest;
import org.tacescore.worker.assemble.KeySettings;
import org.tacescore.worker.clinical.ClinicalValues;
import org.tacescore.worker.receive.InstanceRecord;
import org.tacescore.worker.receive.ObjectStore;
import org.tacescore.worker.web.JobState;
import org.tacescore.worker.web.JobView;
import org.tacescore.worker.web.RecipeView;
import org.tacescore.worker.web.RefusalView;

/**
 * The running queue takes what was raised first, and what was lowered last, from its next look at
 * the table on.
 */
@Timeout(120)
class PriorityOrderTest {
  private static final int STUDIES = 8;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir Path data;

  private final List<String> order = new CopyOnWriteArrayList<>();
  private final CountDownLatch firstMayEnd = new CountDownLatch(1);

  @Test
  void aRaisedJobIsTheNextAndALoweredOneTheLast() {
    try (Database database = Database.embedded(data.resolve("db"));
        ObjectStore store = ObjectStore.open(data, 1 << 20);
        WorkQueue queue =
            WorkQueue.start(database, stations(database, store), QueueSettings.embedded(), CLOCK)) {
      arrive(database);
      until(
          "one runs, the others wait", () -> order.size() == 1 && queued(database) == STUDIES - 1);
      List<String> waiting =
          IntStream.rangeClosed(1, STUDIES)
              .mapToObj(PriorityOrderTest::study)
              .filter(study -> !order.contains(study))
              .toList();
      String raised = waiting.get(waiting.size() - 1);
      String lowered = waiting.get(0);
      prioritise(database, store, raised, 50);
      prioritise(database, store, lowered, -50);
      // What the scheduler has fetched it drops at its next look.
      LockSupport.parkNanos(QueueSettings.embedded().pollInterval().multipliedBy(8).toNanos());
      firstMayEnd.countDown();

      until("all have run", () -> order.size() == STUDIES);
      assertThat(order).element(1).as("the second of " + order).isEqualTo(raised);
      assertThat(order).last().as("the last of " + order).isEqualTo(lowered);
      assertThat(queue.running()).isTrue();
    }
  }

  private Stations stations(Database database, ObjectStore store) {
    Assembler assembler =
        new Assembler(
            database.rendezvousStore(CLOCK),
            Arrivals.inspector(),
            instances -> ClinicalValues.NONE,
            List.of(Arrivals.RECIPE),
            new AssemblySettings(
                Duration.ofMillis(1),
                Duration.ofHours(1),
                Duration.ofHours(1),
                Duration.ofHours(1),
                new KeySettings("d", "1")),
            CLOCK);
    return new Stations(
        assembler,
        this::score,
        store,
        new QueueBench.Receiver(),
        List.of("pacs"),
        (milestone, subject) -> {});
  }

  private ScoredStudy score(JobRequest job) {
    order.add(job.studyInstanceUid());
    try {
      firstMayEnd.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return QueueBench.report(job);
  }

  private static void arrive(Database database) {
    Instant now = CLOCK.instant();
    for (int number = 1; number <= STUDIES; number++) {
      for (InstanceRecord instance : Arrivals.study(1, now)) {
        String series = instance.seriesInstanceUid();
        String suffix = series.substring(series.lastIndexOf('.'));
        database
            .instanceIndex()
            .register(
                Arrivals.inStudy(instance, study(number), study(number) + suffix),
                (known, arrived) -> false);
      }
    }
  }

  private static String study(int number) {
    return Arrivals.STUDY + "." + (100 + number);
  }

  private static long queued(Database database) {
    return jobs(database).stream().filter(job -> job.state() == JobState.QUEUED).count();
  }

  private static List<JobView> jobs(Database database) {
    return database.jobBoard(new NoResults(), () -> true).jobs();
  }

  /** Views without contents. */
  private static final class NoResults implements ResultViews {
    @Override
    public List<RecipeView> ended(String resultJson) {
      return List.of();
    }

    @Override
    public RecipeView open(String recipeId, Optional<RefusalView> missing) {
      return new RecipeView(recipeId, "1", "SYNTHETIC", List.of(), missing, List.of());
    }
  }

  private static void prioritise(Database database, ObjectStore store, String study, int priority) {
    String job =
        jobs(database).stream()
            .filter(view -> view.studyInstanceUid().equals(study))
            .map(JobView::id)
            .findFirst()
            .orElseThrow();
    RejectionAuthor nobody =
        (jobKey, objects, at) -> {
          throw new IllegalStateException("nothing is taken back here");
        };
    database.jobDesk(store, nobody, CLOCK).prioritise(job, priority);
  }

  private static void until(String what, BooleanSupplier reached) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!reached.getAsBoolean()) {
      assertThat(System.nanoTime()).as("not within %s: %s", LIMIT, what).isLessThan(end);
      LockSupport.parkNanos(10_000_000);
    }
  }
}
