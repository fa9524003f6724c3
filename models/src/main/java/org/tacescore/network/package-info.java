/**
 * Convolutional networks: architectures, the SavedModel contract and the runtime that runs them.
 *
 * <p>Only this package knows TensorFlow; what leaves it are plain arrays in {@link
 * org.tacescore.network.ImageTensor} and {@link org.tacescore.network.NetworkOutput}.
 */
@NullMarked
package org.tacescore.network;

import org.jspecify.annotations.NullMarked;
