package org.tacescore.worker.config;

/** What a site may say of a series description: a contrast phase, or that it is never measured. */
enum SeriesLabel {
  NATIVE,
  ARTERIAL,
  PORTAL,
  DELAYED,
  HEPATOBILIARY,
  EXCLUDE
}
