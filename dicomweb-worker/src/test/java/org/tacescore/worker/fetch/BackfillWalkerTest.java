package org.tacescore.worker.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.report.OwnObject;
import org.tacescore.worker.config.Source;
import org.tacescore.worker.config.SourceScope;
import org.tacescore.worker.queue.Database;
import org.tacescore.worker.receive.InstanceReceiver;
import org.tacescore.worker.receive.ObjectStore;
import org.tacescore.worker.receive.TestInstances;

/** Backfills over a service with faults, kept in a real database. */
class BackfillWalkerTest {
  private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2025, 1, 5);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir Path folder;
  private final SteppedClock clock = new SteppedClock();
  private FakeDicomWeb pacs;
  private ObjectStore store;
  private Database database;
  private BackfillWalker walker;

  @BeforeEach
  void open() throws IOException {
    pacs = new FakeDicomWeb();
    store = ObjectStore.open(folder, 1 << 20);
    database = Database.embedded(folder.resolve("db"));
    walker = walker("one");
    addStudy("1.2.10", "20250101", 2);
    addStudy("1.2.11", "20250103", 1);
    addStudy("1.2.12", "20250103", 1);
    addStudy("1.2.13", "20250105", 1);
    addStudy("1.2.14", "20250106", 1);
  }

  @AfterEach
  void close() {
    pacs.close();
    database.close();
    store.close();
  }

  private BackfillWalker walker(String worker) {
    SourceScope scope = SourceScope.usual();
    InstanceReceiver receiver =
        new InstanceReceiver(
            store,
            database.instanceIndex(),
            (instance, registration) -> {},
            OwnObject::isOwn,
            "",
            clock);
    StudySource source =
        new DicomWebSource(
            new DicomWebClient(
                new Source.DicomWeb("archive", pacs.url(), Optional.empty(), scope),
                receiver,
                Duration.ofSeconds(5)));
    return new BackfillWalker(
        source,
        scope,
        new StudyFetcher(source, scope, database.seriesIndex()),
        database.backfills(),
        worker,
        clock,
        new Pauses(new Random(1)));
  }

  private void addStudy(String uid, String date, int instances) {
    for (int i = 1; i <= instances; i++) {
      Attributes ct = TestInstances.ct(i);
      ct.setString(Tag.StudyInstanceUID, VR.UI, uid);
      ct.setString(Tag.SeriesInstanceUID, VR.UI, uid + ".1");
      ct.setString(Tag.SOPInstanceUID, VR.UI, uid + ".1." + i);
      ct.setString(Tag.StudyDate, VR.DA, date);
      pacs.add(ct);
    }
  }

  private Backfill ask(boolean dryRun) {
    Backfill backfill =
        new Backfill(
            "b",
            "archive",
            FIRST,
            LAST,
            60,
            dryRun,
            Backfill.State.RUNNING,
            Backfill.Progress.atBegin(FIRST),
            clock.instant(),
            "",
            clock.instant(),
            clock.instant());
    database.backfills().add(backfill);
    return backfill;
  }

  private Backfill now() {
    return database.backfills().find("b").orElseThrow();
  }

  private Set<String> fetchedStudies() {
    Set<String> studies = new TreeSet<>();
    for (int i = 10; i <= 14; i++) {
      if (!database.seriesIndex().instancesOf("1.2." + i + ".1").isEmpty()) {
        studies.add("1.2." + i);
      }
    }
    return studies;
  }

  private void walkFor(Duration period) {
    for (long seconds = 0; seconds < period.toSeconds(); seconds++) {
      walker.step();
      clock.advance(Duration.ofSeconds(1));
    }
  }

  @Test
  void walksTheDaysWithOneStudyAMinute() {
    ask(false);

    walkFor(MINUTE);
    assertThat(fetchedStudies()).containsExactly("1.2.10");
    walkFor(MINUTE);
    assertThat(fetchedStudies()).containsExactly("1.2.10", "1.2.11");
    walkFor(Duration.ofMinutes(4));

    assertThat(fetchedStudies()).containsExactly("1.2.10", "1.2.11", "1.2.12", "1.2.13");
    assertThat(now().state()).isEqualTo(Backfill.State.DONE);
    assertThat(now().progress())
        .isEqualTo(new Backfill.Progress(LAST.plusDays(1), "", 4, 4, 0, 5, 0));
  }

  @Test
  void goesOnAfterARestartWhereItWas() {
    ask(false);
    walkFor(MINUTE.plusSeconds(2));
    assertThat(now().progress().day()).isEqualTo(LocalDate.of(2025, 1, 3));
    pacs.requests.clear();

    walker = walker("one");
    walkFor(Duration.ofMinutes(5));

    assertThat(now().state()).isEqualTo(Backfill.State.DONE);
    assertThat(pacs.asked("1.2.10")).isZero();
    assertThat(pacs.asked("1.2.11")).isZero();
    assertThat(now().progress().studies()).isEqualTo(4);
  }

  @Test
  void aDryRunCountsAndFetchesNothing() {
    ask(true);

    walkFor(Duration.ofSeconds(10));

    assertThat(now().state()).isEqualTo(Backfill.State.DONE);
    assertThat(now().progress().studies()).isEqualTo(4);
    assertThat(now().progress().instances()).isEqualTo(5);
    assertThat(fetchedStudies()).isEmpty();
  }

  @Test
  void anotherWorkerTakesItOverWhenTheLeaseIsOver() {
    ask(false);
    walkFor(Duration.ofSeconds(2));

    walker = walker("two");
    walkFor(Duration.ofMinutes(2));
    assertThat(fetchedStudies()).containsExactly("1.2.10");

    clock.advance(Duration.ofHours(1));
    walkFor(Duration.ofMinutes(5));
    assertThat(now().state()).isEqualTo(Backfill.State.DONE);
  }

  @Test
  void aStudyThatCannotBeReadIsGivenUpAndCounted() {
    pacs.failing = "1.2.11/";
    ask(false);

    walkFor(Duration.ofMinutes(10));

    assertThat(now().state()).isEqualTo(Backfill.State.DONE);
    assertThat(now().progress().failedStudies()).isEqualTo(1);
    assertThat(fetchedStudies()).containsExactly("1.2.10", "1.2.12", "1.2.13");
  }

  @Test
  void aSourceThatIsAwayIsWaitedFor() {
    ask(false);
    walkFor(Duration.ofSeconds(2));
    pacs.status = 503;
    walkFor(Duration.ofMinutes(40));
    assertThat(now().state()).isEqualTo(Backfill.State.RUNNING);
    assertThat(now().detail()).contains("503");
    pacs.status = 200;

    walkFor(Duration.ofMinutes(20));

    assertThat(now().state()).isEqualTo(Backfill.State.DONE);
    assertThat(now().progress().failedStudies()).isZero();
    assertThat(now().detail()).isEmpty();
  }

  @Test
  void aCancelledOneStops() {
    ask(false);
    walkFor(Duration.ofSeconds(2));

    assertThat(database.backfills().cancel("b", clock.instant())).isTrue();
    walkFor(Duration.ofMinutes(5));

    assertThat(now().state()).isEqualTo(Backfill.State.CANCELLED);
    assertThat(fetchedStudies()).containsExactly("1.2.10");
    assertThat(database.backfills().cancel("b", clock.instant())).isFalse();
  }
}
