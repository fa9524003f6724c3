package org.tacescore.worker.receive;

import java.util.Optional;
import org.tacescore.worker.receive.UnacceptableInstanceException.Fault;

/** What came with the bytes and must be true of them. */
@FunctionalInterface
public interface Expectation {

  /**
   * Compares the instance with what was announced.
   *
   * @throws UnacceptableInstanceException if the instance is not what was announced
   */
  void check(InstanceHeader header);

  /** Nothing was said. */
  static Expectation none() {
    return header -> {};
  }

  /** The SOP Class and Instance UIDs of a C-STORE request. */
  static Expectation instance(SopReference announced) {
    return header -> {
      if (!announced.equals(header.reference())) {
        throw new UnacceptableInstanceException(
            Fault.UID_MISMATCH,
            "announced as %s, the data set says %s".formatted(announced, header.reference()),
            Optional.of(announced));
      }
    };
  }

  /** The study a STOW-RS request is addressed to. */
  static Expectation study(String studyInstanceUid) {
    return header -> {
      if (!studyInstanceUid.equals(header.studyInstanceUid())) {
        throw new UnacceptableInstanceException(
            Fault.OTHER_STUDY,
            "sent to study %s, belongs to %s"
                .formatted(studyInstanceUid, header.studyInstanceUid()),
            Optional.of(header.reference()));
      }
    };
  }
}
