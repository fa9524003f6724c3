package org.tacescore.worker.pipeline;

import java.util.List;
import org.tacescore.score.ClinicalValue;

/**
 * Clinical values that match the patient of a study.
 *
 * @param values what recipes see: of each analyte the one nearest to the study, of dates of
 *     treatment all
 * @param history every value of the patient with its time, for scores of two time points
 */
public record StudyClinical(List<ClinicalValue> values, List<ClinicalValue> history) {
  /** Where no values are at hand. */
  public static final StudyClinical NONE = new StudyClinical(List.of(), List.of());

  public StudyClinical {
    values = List.copyOf(values);
    history = List.copyOf(history);
  }
}
