/**
 * What is counted in a region: the integer matrices from which {@code radiomics} computes its
 * texture features, behind one interface with a JVM and an OpenCL implementation.
 *
 * <p>Devices count whole numbers and the JVM does the arithmetic in doubles, so every backend gives
 * the same bits.
 */
@NullMarked
package org.tacescore.kernels;

import org.jspecify.annotations.NullMarked;
