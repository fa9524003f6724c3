package org.tacescore.report;

/**
 * One stored instance and where it is found.
 *
 * <p>Source: PS3.3 table C.17-3b Hierarchical SOP Instance Reference.
 */
public record InstanceReference(
    String studyInstanceUid, String seriesInstanceUid, String sopClassUid, String sopInstanceUid) {

  public InstanceReference {
    Uids.require("Study Instance UID", studyInstanceUid);
    Uids.require("Series Instance UID", seriesInstanceUid);
    Uids.require("SOP Class UID", sopClassUid);
    Uids.require("SOP Instance UID", sopInstanceUid);
  }
}
