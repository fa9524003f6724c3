package org.tacescore.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.worker.assemble.RendezvousStore;
import org.tacescore.worker.receive.DataSetComparison;
import org.tacescore.worker.receive.InstanceIndex;
import org.tacescore.worker.receive.InstanceRecord;
import org.tacescore.worker.receive.Origin;
import org.tacescore.worker.receive.Registration;
import org.tacescore.worker.receive.StorageFaultException;

class JdbcInstanceIndexTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00.123456Z");
  private static final DataSetComparison DIFFERENT = (known, arrived) -> false;

  @TempDir Path folder;
  private Database database;
  private InstanceIndex index;
  private RendezvousStore rendezvous;

  /** The embedded database; peers override it. */
  Database database(Path folder) {
    return Database.embedded(folder.resolve("db"));
  }

  @BeforeEach
  void open() {
    database = database(folder);
    index = database.instanceIndex();
    rendezvous = database.rendezvousStore(Clock.systemUTC());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private long revision() {
    return rendezvous.find(Arrivals.STUDY).orElseThrow().revision();
  }

  @Test
  void givesBackWhatItWasGiven() {
    InstanceRecord instance = Arrivals.instance(1, 1, "CT", NOW);

    index.register(instance, DIFFERENT);

    assertThat(rendezvous.instances(Arrivals.STUDY)).containsExactly(instance);
  }

  @Test
  void theSameInstanceAgainIsNoArrival() {
    InstanceRecord instance = Arrivals.instance(1, 1, "CT", NOW);

    assertThat(index.register(instance, DIFFERENT)).isEqualTo(Registration.NEW);
    assertThat(index.register(instance, DIFFERENT)).isEqualTo(Registration.SAME);

    assertThat(revision()).isEqualTo(1);
  }

  @Test
  void theSameDataSetInOtherBytesIsTheSameInstance() {
    index.register(Arrivals.instance(1, 1, "CT", NOW), DIFFERENT);

    assertThat(
            index.register(
                Arrivals.instance(1, 1, "CT", "b".repeat(64), NOW), (known, arrived) -> true))
        .isEqualTo(Registration.SAME);
    assertThat(rendezvous.find(Arrivals.STUDY).orElseThrow().conflicting()).isFalse();
  }

  @Test
  void otherContentUnderAKnownUidIsKeptAsConflict() {
    InstanceRecord known = Arrivals.instance(1, 1, "CT", NOW);
    InstanceRecord other = Arrivals.instance(1, 1, "CT", "b".repeat(64), NOW);
    index.register(known, DIFFERENT);

    assertThat(index.register(other, DIFFERENT)).isEqualTo(Registration.CONFLICT);
    assertThat(index.register(other, DIFFERENT)).isEqualTo(Registration.CONFLICT);

    assertThat(rendezvous.find(Arrivals.STUDY).orElseThrow().conflicting()).isTrue();
    assertThat(rendezvous.instances(Arrivals.STUDY)).containsExactly(known);
    assertThat(revision()).isEqualTo(2);
  }

  @Test
  void ourOwnObjectIsKnownAndStartsNothing() {
    InstanceRecord image = Arrivals.instance(1, 1, "SR", NOW);
    InstanceRecord own =
        new InstanceRecord(
            image.sopInstanceUid(),
            image.sopClassUid(),
            image.studyInstanceUid(),
            image.seriesInstanceUid(),
            image.modality(),
            image.patient(),
            image.transferSyntaxUid(),
            image.sha256(),
            image.bytes(),
            NOW,
            new Origin(Origin.Kind.DIMSE, "PACS"),
            true);

    assertThat(index.register(own, DIFFERENT)).isEqualTo(Registration.NEW);

    assertThat(rendezvous.find(Arrivals.STUDY)).isEmpty();
    assertThat(rendezvous.instances(Arrivals.STUDY)).isEmpty();
  }

  @Test
  void ofManySendersAtOnceOneIsFirst() throws Exception {
    ExecutorService senders = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Registration>> calls = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        InstanceRecord instance = Arrivals.instance(1, i % 8, "CT", NOW);
        calls.add(() -> index.register(instance, DIFFERENT));
      }

      List<Registration> answers = new ArrayList<>();
      for (Future<Registration> answer : senders.invokeAll(calls)) {
        answers.add(answer.get());
      }

      assertThat(answers).filteredOn(Registration.NEW::equals).hasSize(8);
      assertThat(answers).filteredOn(Registration.SAME::equals).hasSize(56);
      assertThat(revision()).isEqualTo(8);
    } finally {
      senders.shutdown();
    }
  }

  @Test
  void aDatabaseThatIsGoneIsAFaultOfTheSurroundings() {
    index.register(Arrivals.instance(1, 1, "CT", NOW), DIFFERENT);
    database.close();

    assertThatThrownBy(() -> index.register(Arrivals.instance(1, 2, "CT", NOW), DIFFERENT))
        .isInstanceOf(StorageFaultException.class);
  }
}
