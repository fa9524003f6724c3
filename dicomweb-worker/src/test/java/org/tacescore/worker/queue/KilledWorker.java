package org.tacescore.worker.queue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.tacescore.worker.assemble.Assembler;
import org.tacescore.worker.assemble.AssemblySettings;
import org.tacescore.worker.assemble.KeySettings;
import org.tacescore.worker.clinical.ClinicalValues;
import org.tacescore.worker.config.DatabaseConfig.PostgreSql;
import org.tacescore.worker.receive.ObjectStore;
import org.tacescore.worker.receive.Registration;

/**
 * A process that is made to be killed: the real queue, database and store, with a folder for a
 * PACS. It prints what it reached, one word a line.
 */
final class KilledWorker {

  private KilledWorker() {}

  /**
   * Runs until it is killed.
   *
   * @param arguments {@code index DATA} enters instances without end; {@code work DATA MILESTONE}
   *     runs and stands still at the milestone ({@code none}: runs to the end); {@code share DATA
   *     URL USER NAME} works beside others on a PostgreSQL database
   */
  public static void main(String[] arguments) throws InterruptedException {
    Path data = Path.of(arguments[1]);
    switch (arguments[0]) {
      case "index" -> index(data);
      case "share" -> share(data, arguments[2], arguments[3], arguments[4]);
      default -> work(data, arguments[2]);
    }
  }

  private static void index(Path data) {
    try (Database database = Database.embedded(data.resolve("db"))) {
      var index = database.instanceIndex();
      for (int i = 1; i < 1_000_000; i++) {
        var instance = Arrivals.instance(1, i, "CT", Clock.systemUTC().instant());
        if (index.register(instance, (known, arrived) -> false) == Registration.NEW) {
          System.out.println(i);
        }
      }
    }
  }

  private static void work(Path data, String stop) throws InterruptedException {
    Clock clock = Clock.systemUTC();
    Database database = Database.embedded(data.resolve("db"));
    Arrivals.study(2, clock.instant().minusSeconds(1))
        .forEach(i -> database.instanceIndex().register(i, (known, arrived) -> false));
    MilestoneListener milestones = (milestone, subject) -> stand(milestone, stop);
    run(database, data, QueueBench::report, milestones, QueueSettings.embedded());
  }

  /** Each job takes some time, as a real one does. */
  private static void share(Path data, String url, String user, String name)
      throws InterruptedException {
    QueueSettings usual = QueueSettings.embedded();
    QueueSettings settings =
        new QueueSettings(
            name,
            usual.pollInterval(),
            usual.tick(),
            TwoWorkersTest.HEARTBEAT,
            usual.jobs(),
            usual.deliveries(),
            name.hashCode());
    run(
        Database.postgreSql(new PostgreSql(url, user, Optional.empty())),
        data,
        job -> {
          LockSupport.parkNanos(TwoWorkersTest.WORK.toNanos());
          return QueueBench.report(job);
        },
        (milestone, subject) -> System.out.println(milestone + " " + subject),
        settings);
  }

  private static void run(
      Database database,
      Path data,
      StudyScorer scorer,
      MilestoneListener milestones,
      QueueSettings settings)
      throws InterruptedException {
    Clock clock = Clock.systemUTC();
    ObjectStore store = ObjectStore.open(data, 1 << 20);
    Assembler assembler =
        new Assembler(
            database.rendezvousStore(clock),
            Arrivals.inspector(),
            instances -> ClinicalValues.NONE,
            List.of(Arrivals.RECIPE),
            new AssemblySettings(
                Duration.ofMillis(10),
                Duration.ofHours(1),
                Duration.ofHours(1),
                Duration.ofHours(1),
                new KeySettings("d", "1")),
            clock);
    Stations stations =
        new Stations(
            assembler,
            scorer,
            store,
            new Folder(store, data.resolve("pacs")),
            List.of("pacs"),
            milestones);
    WorkQueue.start(database, stations, settings, clock);
    new CountDownLatch(1).await();
  }

  private static void stand(Milestone milestone, String stop) {
    System.out.println(milestone);
    if (milestone.name().equals(stop)) {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** A PACS that keeps files by SOP Instance UID and notes every sending. */
  private record Folder(ObjectStore store, Path pacs) implements Courier {
    @Override
    public String send(OutboxItem item) {
      try {
        Files.createDirectories(pacs);
        Files.copy(
            store.path(item.sha256()),
            pacs.resolve(item.sopInstanceUid()),
            StandardCopyOption.REPLACE_EXISTING);
        return "";
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public ReadBack readBack(OutboxItem item) {
      return ReadBack.NOT_OFFERED;
    }
  }
}
