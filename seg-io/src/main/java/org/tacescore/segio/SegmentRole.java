package org.tacescore.segio;

/** What a segment is to a liver study. */
public enum SegmentRole {
  TUMOUR,
  LIVER,
  NECROSIS,
  VESSEL,
  OTHER
}
