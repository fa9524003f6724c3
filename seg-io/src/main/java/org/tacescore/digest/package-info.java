/** Hashes by which content is told apart. */
@NullMarked
package org.tacescore.digest;

import org.jspecify.annotations.NullMarked;
