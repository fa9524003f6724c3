/**
 * Times to events: Kaplan-Meier curves, log-rank tests, Cox regression, concordance, time-dependent
 * AUC and maximally selected rank statistics.
 *
 * <p>Numbers are those of R's packages survival 3.5 and maxstat 0.7, whose definitions each type
 * names. Times that differ by rounding alone are one time, see {@code TimeOrder}. All intervals are
 * of 95 %. Data of which nothing true can be said throws {@link
 * org.tacescore.learning.DegenerateDataException}.
 */
@NullMarked
package org.tacescore.learning.survival;

import org.jspecify.annotations.NullMarked;
