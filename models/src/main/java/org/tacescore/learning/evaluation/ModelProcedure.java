package org.tacescore.learning.evaluation;

/**
 * How a model is made and judged; all that is learned from data happens in {@link #fit}: selection,
 * standardisation, tuning, cutoffs.
 *
 * @param <M> the model
 */
public interface ModelProcedure<M> {

  /** A model of these rows alone, by their index; a row may stand more than once. */
  M fit(int[] rows);

  /** What the model is worth on these rows, higher is better, e.g. its AUC. */
  double performance(M model, int[] rows);
}
