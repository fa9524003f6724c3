/**
 * Cohorts for training and validation: the table of patients, what is measured of each by the steps
 * of the pipeline and kept on disk, and what comes of a trained recipe.
 */
@NullMarked
package org.tacescore.worker.training;

import org.jspecify.annotations.NullMarked;
