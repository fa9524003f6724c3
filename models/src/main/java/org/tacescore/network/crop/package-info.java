/**
 * What networks see of a study: crops about a region of interest, as rules that are plain data, and
 * the one sampler that follows them.
 *
 * <p>Knows volumes and masks alone: which series of a study they are, and how frames of reference
 * lie to each other, is the caller's.
 */
@NullMarked
package org.tacescore.network.crop;

import org.jspecify.annotations.NullMarked;
