package org.tacescore.report;

/**
 * Whether the document holds all that was asked for.
 *
 * @param complete Completion Flag (0040,A491): COMPLETE, else PARTIAL
 * @param description Completion Flag Description (0040,A492): what is missing; research is said by
 *     the writer
 */
public record Completion(boolean complete, String description) {

  public Completion {
    if (description.isBlank()) {
      throw new IllegalArgumentException("a completion needs a description");
    }
  }
}
