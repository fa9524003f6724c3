/**
 * Recipes learned from a cohort: what a recipe's {@code training.json} asks for, the cohort, the
 * learning of its parts and network, and the bundle that comes of it.
 */
@NullMarked
package org.tacescore.recipe.training;

import org.jspecify.annotations.NullMarked;
