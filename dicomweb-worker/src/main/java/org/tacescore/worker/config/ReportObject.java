package org.tacescore.worker.config;

/** What may go with a Structured Report. */
public enum ReportObject {
  /** A Segmentation for each series that was measured. */
  SEGMENTATION,
  /** The score page as Secondary Captures. */
  SCORE_PAGE,
  /** The score page as an Encapsulated PDF. */
  PDF,
  /** What networks looked at: a Parametric Map and a picture for each. */
  HEAT_MAP,
  /** A second Structured Report that shows outlines. */
  CONTOURS
}
