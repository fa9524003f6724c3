/**
 * Neutral measurement reports and the DICOM Structured Reports made of them (PS3.16 TID 1500).
 *
 * <p>Knows codes, values and units; never organs, scores or models.
 */
@NullMarked
package org.tacescore.report;

import org.jspecify.annotations.NullMarked;
