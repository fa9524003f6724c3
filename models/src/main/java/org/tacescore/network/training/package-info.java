/**
 * Training of the networks: cases split by patient, a new head on features computed once, partial
 * and full fine-tuning with checkpoints, and the losses of every epoch.
 *
 * <p>Training and inference have graphs of their own; what passes between them, and leaves, are
 * {@link org.tacescore.network.weights.Weights} with torch's names and axes.
 */
@NullMarked
package org.tacescore.network.training;

import org.jspecify.annotations.NullMarked;
