package org.tacescore.worker.fetch;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tacescore.report.OwnObject;
import org.tacescore.worker.receive.InstanceReceiver;
import org.tacescore.worker.receive.InstanceRecord;
import org.tacescore.worker.receive.MemoryIndex;
import org.tacescore.worker.receive.ObjectStore;
import org.tacescore.worker.receive.SeriesIndex;

/** The worker's door with an index in memory. */
final class IndexedStore implements AutoCloseable, SeriesIndex {
  final MemoryIndex index = new MemoryIndex();
  final Set<String> made = new TreeSet<>();
  private final ObjectStore store;
  private final Clock clock;

  IndexedStore(Path folder, long maxObjectBytes, Clock clock) {
    this.store = ObjectStore.open(folder, maxObjectBytes);
    this.clock = clock;
  }

  InstanceReceiver receiver() {
    return new InstanceReceiver(
        store, index, (instance, registration) -> {}, OwnObject::isOwn, "", clock);
  }

  Set<String> received() {
    return index.instances().stream()
        .map(InstanceRecord::sopInstanceUid)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public Set<String> instancesOf(String seriesInstanceUid) {
    Set<String> known =
        index.instances().stream()
            .filter(i -> i.seriesInstanceUid().equals(seriesInstanceUid))
            .map(InstanceRecord::sopInstanceUid)
            .collect(Collectors.toCollection(TreeSet::new));
    made.stream().filter(uid -> uid.startsWith(seriesInstanceUid + ".")).forEach(known::add);
    return known;
  }

  @Override
  public void close() {
    store.close();
  }
}
