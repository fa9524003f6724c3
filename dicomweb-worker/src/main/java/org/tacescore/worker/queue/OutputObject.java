package org.tacescore.worker.queue;

/**
 * A DICOM object that a job made, encoded once.
 *
 * @param role what it is to the job, unique within it: {@code sr}, {@code score-page}
 * @param sopClassUid SOP Class UID
 * @param sopInstanceUid SOP Instance UID
 * @param seriesInstanceUid Series Instance UID
 * @param transferSyntaxUid Transfer Syntax UID of the encoded data set
 * @param file the Part 10 file
 * @param deliver whether it goes to the destinations; else it is only kept
 */
public record OutputObject(
    String role,
    String sopClassUid,
    String sopInstanceUid,
    String seriesInstanceUid,
    String transferSyntaxUid,
    EncodedFile file,
    boolean deliver) {

  /** The role of the Structured Report, which a later job names as predecessor. */
  public static final String SR = "sr";

  public OutputObject {
    if (role.isBlank()) {
      throw new IllegalArgumentException("an object of a job has a role: " + sopInstanceUid);
    }
  }
}
