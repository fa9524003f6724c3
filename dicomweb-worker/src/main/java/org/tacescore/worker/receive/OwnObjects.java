package org.tacescore.worker.receive;

import org.tacescore.dicom.DicomObject;

/**
 * Tells the instances that this software made, so that its own reports start nothing: by their
 * Contributing Equipment Sequence (0018,A001), or by a SOP Instance UID of the outbox.
 */
@FunctionalInterface
public interface OwnObjects {

  /**
   * Whether this software made the instance.
   *
   * @param instance the instance, its bulk values left out
   */
  boolean isOwn(DicomObject instance);

  /** Own by either sign. */
  default OwnObjects or(OwnObjects other) {
    return instance -> isOwn(instance) || other.isOwn(instance);
  }
}
