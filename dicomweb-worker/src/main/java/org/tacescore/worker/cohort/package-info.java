/**
 * Radiomics of files: one case, or a list of cases with a journal from which a run that was killed
 * goes on.
 */
@NullMarked
package org.tacescore.worker.cohort;

import org.jspecify.annotations.NullMarked;
