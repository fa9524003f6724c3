package org.tacescore.worker.dicomweb;

/** What a search finds: studies, series or instances. */
public enum ResourceLevel {
  STUDY,
  SERIES,
  INSTANCE
}
