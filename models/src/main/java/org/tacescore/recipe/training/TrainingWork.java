package org.tacescore.recipe.training;

import java.nio.file.Path;
import org.tacescore.network.training.FeatureCache;

/**
 * What a recipe's training goes on from.
 *
 * @param folder of the checkpoints of its networks
 * @param trunk what a frozen trunk made of the cohort's images, for all trainings of the network
 *     and whoever reads it
 */
record TrainingWork(Path folder, FeatureCache trunk) {}
