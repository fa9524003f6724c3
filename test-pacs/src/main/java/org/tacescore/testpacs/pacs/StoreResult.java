package org.tacescore.testpacs.pacs;

/** What became of an object that was sent to the archive; each of them is answered as success. */
public enum StoreResult {
  /** It was new. */
  STORED,
  /** The same bytes were there already. */
  KNOWN,
  /** Other bytes were there under its SOP Instance UID; those stay, as in Orthanc's default. */
  KEPT_OLD
}
