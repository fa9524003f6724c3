/**
 * Published clinical scores as pure functions of a patient's values at one or two time points;
 * their numbers are plain data in {@code scores.json}.
 */
@NullMarked
package org.tacescore.score.clinical;

import org.jspecify.annotations.NullMarked;
