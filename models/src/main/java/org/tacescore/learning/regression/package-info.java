/**
 * Regressions: least squares, logistic, elastic net paths with cross-validation, stepwise choice.
 *
 * <p>Numbers are those of R's lm, glm and step, and of its package glmnet 4.1, whose definitions
 * each type names. Data of which nothing true can be said throws {@link
 * org.tacescore.learning.DegenerateDataException}.
 */
@NullMarked
package org.tacescore.learning.regression;

import org.jspecify.annotations.NullMarked;
