package org.tacescore.recipe.training;

import org.tacescore.network.NetworkSpec;
import org.tacescore.network.Preprocessing;
import org.tacescore.network.weights.Weights;

/**
 * The network of a trained recipe.
 *
 * @param spec layers and sizes
 * @param weights every tensor of the architecture
 * @param preprocessing of the crops that it learned from
 * @param origin where the weights come from, in words
 */
public record LearnedNetwork(
    NetworkSpec spec, Weights weights, Preprocessing preprocessing, String origin) {}
