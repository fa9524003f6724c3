package org.tacescore.worker.receive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tacescore.dicom.RejectionNote;

/** An index that forgets when the process ends: the port's contract without a database. */
public final class MemoryIndex implements InstanceIndex {
  private final Map<String, InstanceRecord> known = new TreeMap<>();
  private final List<InstanceRecord> conflicts = new ArrayList<>();
  private final List<RejectionNote> notes = new ArrayList<>();

  @Override
  public synchronized Registration register(
      InstanceRecord arrived, Optional<RejectionNote> note, DataSetComparison comparison) {
    note.ifPresent(notes::add);
    InstanceRecord first = known.putIfAbsent(arrived.sopInstanceUid(), arrived);
    if (first == null) {
      return Registration.NEW;
    }
    if (first.sha256().equals(arrived.sha256()) || comparison.sameDataSet(first, arrived)) {
      return Registration.SAME;
    }
    conflicts.add(arrived);
    return Registration.CONFLICT;
  }

  @Override
  public synchronized Set<String> knownFiles() {
    return Stream.concat(known.values().stream(), conflicts.stream())
        .map(InstanceRecord::sha256)
        .collect(Collectors.toSet());
  }

  public synchronized List<InstanceRecord> instances() {
    return List.copyOf(known.values());
  }

  public synchronized List<RejectionNote> notes() {
    return List.copyOf(notes);
  }

  public synchronized List<InstanceRecord> conflicts() {
    return List.copyOf(conflicts);
  }
}
