package org.tacescore.worker.assemble;

import java.util.Comparator;

/**
 * One stored instance that a job reads.
 *
 * @param sopInstanceUid SOP Instance UID
 * @param seriesInstanceUid Series Instance UID
 * @param sopClassUid SOP Class UID
 * @param sha256 SHA-256 of its Part 10 file in the object store, lower-case hexadecimal
 */
public record UsedInstance(
    String sopInstanceUid, String seriesInstanceUid, String sopClassUid, String sha256)
    implements Comparable<UsedInstance> {

  private static final Comparator<UsedInstance> ORDER =
      Comparator.comparing(UsedInstance::sopInstanceUid).thenComparing(UsedInstance::sha256);

  @Override
  public int compareTo(UsedInstance other) {
    return ORDER.compare(this, other);
  }
}
