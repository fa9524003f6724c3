/** Published systems as plain data: bundles, their catalogue, and the scorer that follows them. */
@NullMarked
package org.tacescore.recipe;

import org.jspecify.annotations.NullMarked;
