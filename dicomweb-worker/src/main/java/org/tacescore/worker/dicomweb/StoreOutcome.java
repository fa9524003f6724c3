package org.tacescore.worker.dicomweb;

import java.util.Optional;
import org.tacescore.worker.receive.SopReference;
import org.tacescore.worker.receive.UnacceptableInstanceException;

/** What became of one part of a multipart body. */
public sealed interface StoreOutcome {

  /** It is durable. */
  record Stored(SopReference instance) implements StoreOutcome {}

  /**
   * It was refused.
   *
   * @param instance which instance it was, as far as its bytes told
   * @param fault why
   * @param message for people
   */
  record Failed(
      Optional<SopReference> instance, UnacceptableInstanceException.Fault fault, String message)
      implements StoreOutcome {

    static Failed of(UnacceptableInstanceException e) {
      return new Failed(e.instance(), e.fault(), String.valueOf(e.getMessage()));
    }
  }
}
