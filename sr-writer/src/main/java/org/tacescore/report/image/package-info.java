/**
 * Images of ours as DICOM objects: segmentations, parametric maps and pictures in colour.
 *
 * <p>Knows masks, values and codes; never scores or models.
 */
@NullMarked
package org.tacescore.report.image;

import org.jspecify.annotations.NullMarked;
