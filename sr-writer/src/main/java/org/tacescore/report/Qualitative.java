package org.tacescore.report;

import org.tacescore.dicom.Code;

/**
 * A class or a sentence about the subject of a group.
 *
 * <p>Source: PS3.16 TID 1411 rows 16 and 17, TID 1501 rows 11 and 12.
 */
public sealed interface Qualitative {

  /** What was evaluated. */
  Code concept();

  /** A class, e.g. (75976002, SCT, "Low risk"). */
  record Coded(Code concept, Code value) implements Qualitative {}

  /** Free text, not blank. */
  record Text(Code concept, String value) implements Qualitative {
    public Text {
      if (value.isBlank()) {
        throw new IllegalArgumentException(
            "the evaluation %s has no text".formatted(concept.value()));
      }
    }
  }
}
