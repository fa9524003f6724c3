/**
 * How well scores tell classes apart, how true predicted probabilities are, and what use they are:
 * ROC curves, measures at a cutoff, calibration, decision curves, reclassification, agreement.
 *
 * <p>A score is higher for the positive class, always: the direction is fixed ({@code "<"} in R's
 * pROC) and never chosen from the data, for a chosen one makes an AUC below 0.5 impossible. All
 * intervals are of 95 %. Data of which nothing true can be said throws {@link
 * org.tacescore.learning.DegenerateDataException}.
 */
@NullMarked
package org.tacescore.learning.evaluation;

import org.jspecify.annotations.NullMarked;
