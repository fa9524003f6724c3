package org.tacescore.worker.receive;

/**
 * The way an instance came in.
 *
 * @param kind by which door
 * @param name the calling AE title for {@link Kind#DIMSE}, the remote address for {@link
 *     Kind#HTTP}, the file's name for {@link Kind#FILE}
 */
public record Origin(Kind kind, String name) {

  /** The doors of the worker. */
  public enum Kind {
    DIMSE,
    HTTP,
    FILE
  }
}
