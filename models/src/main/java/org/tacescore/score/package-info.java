/** Clinical values, clinical scores as pure functions, and the outcome of a scoring. */
@NullMarked
package org.tacescore.score;

import org.jspecify.annotations.NullMarked;
