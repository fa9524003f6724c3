package org.tacescore.worker.config;

import java.net.URI;
import java.util.Optional;

/** A PACS that does not push: the worker asks it for studies and fetches what it lacks. */
public sealed interface Source {

  /** Its name in logs and in the API; unique among the sources. */
  String name();

  /** What is asked for, and how often. */
  SourceScope scope();

  /**
   * By QIDO-RS and WADO-RS.
   *
   * @param url the DICOMweb service's base, without {@code /studies}
   * @param login what the service is told about us; empty when it asks nothing
   */
  record DicomWeb(String name, URI url, Optional<Login> login, SourceScope scope)
      implements Source {}

  /**
   * By C-FIND and C-MOVE; the PACS must know our AE title as a move destination.
   *
   * @param host host name or address
   * @param port TCP port
   * @param calledAeTitle its title
   */
  record Dimse(String name, String host, int port, AeTitle calledAeTitle, SourceScope scope)
      implements Source {}
}
