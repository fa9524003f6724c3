package org.tacescore.worker.config;

import java.net.URI;
import java.util.Optional;

/** Where reports are sent. */
public sealed interface Destination {

  /** Its name on the page, in the API and in logs; unique. */
  String name();

  /**
   * By C-STORE.
   *
   * @param host host name or address
   * @param port TCP port
   * @param calledAeTitle the receiver's title
   * @param readBack base of the receiver's DICOMweb service, to read objects back from; empty where
   *     they are not
   * @param storageCommitment whether the receiver is asked to commit itself to keep what it got
   */
  record CStore(
      String name,
      String host,
      int port,
      AeTitle calledAeTitle,
      Optional<URI> readBack,
      boolean storageCommitment)
      implements Destination {

    /** One that is believed when it answers. */
    public CStore(String name, String host, int port, AeTitle calledAeTitle) {
      this(name, host, port, calledAeTitle, Optional.empty(), false);
    }
  }

  /**
   * By STOW-RS.
   *
   * @param url the DICOMweb service's base, without {@code /studies}
   */
  record Stow(String name, URI url) implements Destination {}
}
