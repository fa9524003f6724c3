package org.tacescore.worker.receive;

import java.util.Optional;
import java.util.Set;
import org.tacescore.dicom.RejectionNote;

/**
 * The durable list of received instances, one per SOP Instance UID.
 *
 * <p>Calls come from several threads at once, also for the same SOP Instance UID.
 */
public interface InstanceIndex {

  /**
   * Enters an instance whose bytes are already durable, and returns only when the entry is
   * committed.
   *
   * <p>A rejection note takes effect with its entry: the studies it names are looked at again, and
   * instances that it names are not used, whether they are there or come later.
   *
   * <p>{@link Registration#NEW} if the UID was unknown; {@link Registration#SAME} if it was known
   * with this hash, or {@code comparison} (asked only for a known UID with another hash) says that
   * the data sets are equal; else {@link Registration#CONFLICT}, and the arrived hash is kept
   * beside the known one.
   *
   * @param note what the instance takes back; empty if it is no rejection note
   * @throws StorageFaultException if the surroundings failed (disk full, database away): nothing
   *     was entered, the sender may try again
   */
  Registration register(
      InstanceRecord arrived, Optional<RejectionNote> note, DataSetComparison comparison);

  /** As above, of an instance that takes nothing back. */
  default Registration register(InstanceRecord arrived, DataSetComparison comparison) {
    return register(arrived, Optional.empty(), comparison);
  }

  /**
   * SHA-256 of every file of the object store that is spoken for: received instances, conflicting
   * ones, and what jobs have made.
   *
   * @throws StorageFaultException if the surroundings failed
   */
  Set<String> knownFiles();
}
