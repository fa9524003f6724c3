package org.tacescore.worker.receive;

import java.util.Optional;
import org.tacescore.dicom.UniqueIdentifier;

/**
 * Names an instance.
 *
 * @param sopClassUid SOP Class UID
 * @param sopInstanceUid SOP Instance UID
 */
public record SopReference(String sopClassUid, String sopInstanceUid) {

  /** The name that two texts make; empty if one is no UID. */
  static Optional<SopReference> of(String sopClassUid, String sopInstanceUid) {
    return UniqueIdentifier.isValid(sopClassUid) && UniqueIdentifier.isValid(sopInstanceUid)
        ? Optional.of(new SopReference(sopClassUid, sopInstanceUid))
        : Optional.empty();
  }
}
