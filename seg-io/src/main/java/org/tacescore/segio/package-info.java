/**
 * Series and segmentations as they arrive: contrast series to volumes, DICOM SEG and research
 * formats to masks, the contrast phase of a series, the region of interest on a series.
 */
@NullMarked
package org.tacescore.segio;

import org.jspecify.annotations.NullMarked;
