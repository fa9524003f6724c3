package org.tacescore.worker.config;

import java.net.URI;

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
   */
  record CStore(String name, String host, int port, AeTitle calledAeTitle) implements Destination {}

  /**
   * By STOW-RS.
   *
   * @param url the DICOMweb service's base, without {@code /studies}
   */
  record Stow(String name, URI url) implements Destination {}
}
