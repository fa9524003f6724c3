package org.tacescore.worker.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.Part10;
import org.tacescore.worker.config.SpaceFloor;

/** A disk that fills: the door closes before it is full, opens again, and files are removed. */
class StoreDoorTest {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final Duration RETENTION = Duration.ofDays(90);
  private static final Origin ORIGIN = new Origin(Origin.Kind.FILE, "test");

  @TempDir Path folder;
  private final MemoryIndex index = new MemoryIndex();
  private final Set<String> givenUp = new HashSet<>();
  private long free = 1000;
  private ObjectStore store;

  @BeforeEach
  void open() {
    store = ObjectStore.open(folder, 1 << 20);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private InstanceReceiver receiver(SpaceFloor floor) {
    return new InstanceReceiver(
        new StoreDoor(of -> new DiskSpace.Space(free, 10_000), folder, floor),
        store,
        index,
        (instance, registration) -> {},
        instance -> false,
        "",
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private void receive(InstanceReceiver receiver, int number) throws IOException {
    try (Reception reception = receiver.begin(ORIGIN)) {
      reception.stream().write(Part10.encode(TestInstances.ct(number)));
      reception.finish(Expectation.none());
    }
  }

  @Test
  void closesBelowTheFloorAndOpensAgainAbove() throws IOException {
    InstanceReceiver receiver = receiver(new SpaceFloor(500, 0));
    receive(receiver, 1);
    free = 499;

    assertThatThrownBy(() -> receive(receiver, 2)).isInstanceOf(NoSpaceException.class);
    assertThat(index.instances()).hasSize(1);

    free = 500;
    receive(receiver, 2);
    assertThat(index.instances()).hasSize(2);
  }

  @Test
  void theLargerOfSizeAndShareCounts() {
    free = 900;
    assertThatThrownBy(() -> receive(receiver(new SpaceFloor(500, 10)), 1))
        .isInstanceOf(NoSpaceException.class);
  }

  @Test
  void whatTheWorkerMakesStillFindsRoom() {
    free = 0;

    assertThat(store.put(new byte[] {1}).bytes()).isEqualTo(1);
  }

  @Test
  void readsTheSystemsDisk() {
    DiskSpace.Space space = DiskSpace.ofSystem().of(folder);

    assertThat(space.freeBytes()).isPositive().isLessThan(space.totalBytes());
  }

  private StoreCleaner cleaner(Instant now, Optional<Duration> retention) {
    return new StoreCleaner(
        store,
        new RetentionIndex() {
          @Override
          public int giveUp(Instant quietSince, Instant at) {
            index.instances().stream()
                .filter(instance -> instance.receivedAt().isBefore(quietSince))
                .forEach(instance -> givenUp.add(instance.sha256()));
            return givenUp.size();
          }

          @Override
          public Set<String> neededFiles() {
            Set<String> needed = new HashSet<>(index.knownFiles());
            needed.removeAll(givenUp);
            return needed;
          }
        },
        retention,
        Clock.fixed(now, ZoneOffset.UTC));
  }

  @Test
  void removesWhatNothingRefersToAfterAnHour() throws IOException {
    receive(receiver(new SpaceFloor(0, 0)), 1);
    StoredObject lost = store.put("nobody's".getBytes(StandardCharsets.US_ASCII));
    Instant written = Files.getLastModifiedTime(store.path(lost.sha256())).toInstant();

    assertThat(cleaner(written.plus(Duration.ofMinutes(59)), Optional.empty()).clean()).isZero();
    assertThat(cleaner(written.plus(Duration.ofMinutes(61)), Optional.empty()).clean())
        .isEqualTo(1);

    assertThat(store.path(lost.sha256())).doesNotExist();
    assertThat(store.objects()).hasSize(1);
  }

  @Test
  void removesWhatWasGivenUp() throws IOException {
    receive(receiver(new SpaceFloor(0, 0)), 1);
    String sha256 = store.objects().get(0).sha256();
    Files.setLastModifiedTime(store.path(sha256), FileTime.from(NOW));

    assertThat(cleaner(NOW.plus(Duration.ofDays(89)), Optional.of(RETENTION)).clean()).isZero();
    assertThat(cleaner(NOW.plus(Duration.ofDays(91)), Optional.of(RETENTION)).clean()).isEqualTo(1);
    assertThat(store.objects()).isEmpty();
  }
}
