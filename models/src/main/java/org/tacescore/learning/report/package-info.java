/**
 * The evaluation report of a trained system: numbers of {@link org.tacescore.learning.evaluation}
 * and {@link org.tacescore.learning.survival} on one cohort or several, as plain records, as JSON
 * and as one XHTML page with drawings and the checklists TRIPOD+AI and METRICS.
 *
 * <p>Nothing here names a patient.
 */
@NullMarked
package org.tacescore.learning.report;

import org.jspecify.annotations.NullMarked;
