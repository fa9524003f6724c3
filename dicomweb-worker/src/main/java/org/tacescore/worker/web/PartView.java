package org.tacescore.worker.web;

import java.time.Instant;
import java.util.Optional;

/**
 * One thing that a recipe needs of a study.
 *
 * @param kind {@code IMAGES}, {@code REGION} or {@code CLINICAL}
 * @param name which: a contrast phase, {@code TUMOUR}, an analyte
 * @param state {@code PRESENT}, {@code MISSING}, {@code AMBIGUOUS}, {@code INCOMPLETE} or {@code
 *     LATE}
 * @param found UIDs of the series or segmentations, or the source of the value; empty when nothing
 * @param refusal why it is not fit, or not there; empty when it is present
 * @param since how long it has been so
 * @param deadline until when it is waited for; empty when it is present
 */
public record PartView(
    String kind,
    String name,
    String state,
    String found,
    Optional<RefusalView> refusal,
    Instant since,
    Optional<Instant> deadline) {

  public boolean present() {
    return refusal.isEmpty();
  }
}
