/**
 * Weights as plain named tensors with torch's names and axes, and the files that hold them.
 *
 * <p>Knows nothing of TensorFlow.
 */
@NullMarked
package org.tacescore.network.weights;

import org.jspecify.annotations.NullMarked;
