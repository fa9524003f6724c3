package org.tacescore.recipe.training;

import org.tacescore.learning.Folds;
import org.tacescore.recipe.Part;

/**
 * A part that was learned, with the measure that it computes.
 *
 * @param name of the part
 * @param values of the measure
 * @param facts of the learning
 * @param folds of all learning patients
 */
record LearnedPart(
    String name, Part part, LearnedMeasure values, TrainingFacts.Signature facts, Folds folds) {}
