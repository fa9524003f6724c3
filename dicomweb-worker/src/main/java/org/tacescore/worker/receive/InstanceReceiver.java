package org.tacescore.worker.receive;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tacescore.dicom.RejectionNote;

/**
 * The one way in: bytes become a file, the file is checked, made durable and entered in the index,
 * the listener hears of it; only then may success be answered.
 *
 * <p>Safe for use by many threads, each with its own {@link Reception}.
 */
public final class InstanceReceiver {
  private static final Logger LOG = LoggerFactory.getLogger(InstanceReceiver.class);

  private final StoreDoor door;
  private final ObjectStore store;
  private final InstanceIndex index;
  private final InstanceListener listener;
  private final OwnObjects ownObjects;
  private final String defaultIssuer;
  private final Clock clock;

  /**
   * @param defaultIssuer Issuer of Patient ID where an object names none; may be empty
   */
  public InstanceReceiver(
      ObjectStore store,
      InstanceIndex index,
      InstanceListener listener,
      OwnObjects ownObjects,
      String defaultIssuer,
      Clock clock) {
    this(StoreDoor.open(), store, index, listener, ownObjects, defaultIssuer, clock);
  }

  /**
   * The same behind a door.
   *
   * @param door closed when the disk is nearly full
   */
  public InstanceReceiver(
      StoreDoor door,
      ObjectStore store,
      InstanceIndex index,
      InstanceListener listener,
      OwnObjects ownObjects,
      String defaultIssuer,
      Clock clock) {
    this.door = door;
    this.store = store;
    this.index = index;
    this.listener = listener;
    this.ownObjects = ownObjects;
    this.defaultIssuer = defaultIssuer;
    this.clock = clock;
  }

  /**
   * Begins to take one instance.
   *
   * @throws StorageFaultException if the store cannot be written, or accepts nothing now
   */
  public Reception begin(Origin origin) {
    door.requireOpen();
    return new Reception(store.stage(), this, origin);
  }

  Receipt finish(StagedObject staged, Origin origin, Expectation expectation) {
    staged.seal();
    InstanceHeader header = InstanceHeader.read(staged.file());
    expectation.check(header);
    return enter(header, staged.commit(), origin);
  }

  private Receipt enter(InstanceHeader header, StoredObject stored, Origin origin) {
    InstanceRecord arrived =
        header.toRecord(
            stored, defaultIssuer, clock.instant(), origin, ownObjects.isOwn(header.instance()));
    Optional<RejectionNote> note =
        arrived.ownObject() ? Optional.empty() : RejectionNote.of(header.instance());
    Registration registration = index.register(arrived, note, comparison(arrived));
    if (!arrived.ownObject()) {
      listener.arrived(arrived, registration);
    }
    return new Receipt(arrived, registration);
  }

  /**
   * Enters every whole file of the store that the index does not know: one that came just before
   * the process was killed, and any whose entry a damaged database has lost. To be called at the
   * start, before anything arrives.
   *
   * @return how many were entered
   */
  public int recover() {
    Set<String> known = index.knownFiles();
    List<StoredObject> unknown =
        store.objects().stream().filter(object -> !known.contains(object.sha256())).toList();
    return (int) unknown.stream().filter(this::recover).count();
  }

  private boolean recover(StoredObject object) {
    try {
      InstanceHeader header = InstanceHeader.read(store.path(object.sha256()));
      enter(header, object, new Origin(Origin.Kind.FILE, "object store"));
      return true;
    } catch (UnacceptableInstanceException e) {
      LOG.warn("object {} of the store is no instance: {}", object.sha256(), e.getMessage());
      return false;
    }
  }

  /** What we made ourselves and comes back changed on the way is still known, never a conflict. */
  private DataSetComparison comparison(InstanceRecord arrived) {
    return arrived.ownObject() ? (known, same) -> true : new ByValueComparison(store);
  }
}
