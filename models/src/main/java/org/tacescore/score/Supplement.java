package org.tacescore.score;

import org.tacescore.dicom.Code;

/**
 * What a recipe measured beside its score: another model's output, a probability of survival, a
 * clinical value that a model took. It adds nothing to the score.
 *
 * @param name unique among the score's supplements, e.g. {@code pfs-12}
 * @param concept what was measured
 * @param finding the number, with its cutoff where it has one, or the stated value
 */
public record Supplement(String name, Code concept, Finding finding) {
  /** What people call it. */
  public String label() {
    return concept.meaning();
  }
}
