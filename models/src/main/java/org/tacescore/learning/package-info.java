/**
 * Data that models learn from, and how it is split: feature tables, outcomes, folds.
 *
 * <p>Selection, models, survival and evaluation are packages below; each knows this one. All
 * randomness comes from a passed seed.
 */
@NullMarked
package org.tacescore.learning;

import org.jspecify.annotations.NullMarked;
