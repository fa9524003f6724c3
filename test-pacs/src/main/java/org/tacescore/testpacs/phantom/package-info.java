/** Seeded synthetic liver studies: images, segmentations, clinical values, outcomes. */
@NullMarked
package org.tacescore.testpacs.phantom;

import org.jspecify.annotations.NullMarked;
