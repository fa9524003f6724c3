/**
 * The images that features are taken from: preparation of what was read (resampling, normalisation,
 * re-segmentation) and the filters that make further images of it.
 */
@NullMarked
package org.tacescore.radiomics.image;

import org.jspecify.annotations.NullMarked;
