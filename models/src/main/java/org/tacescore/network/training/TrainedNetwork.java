package org.tacescore.network.training;

import org.tacescore.network.NetworkSpec;
import org.tacescore.network.weights.Weights;

/**
 * What a training gave; {@link org.tacescore.network.NetworkFolderWriter} writes it.
 *
 * @param weights every tensor of the architecture after the best epoch, torch's names and axes
 * @param history losses of every epoch
 * @param split the patients that trained and validated
 */
public record TrainedNetwork(
    NetworkSpec spec, Weights weights, TrainingHistory history, PatientSplit split) {}
