/**
 * The kernels on OpenCL devices through JOCL, and the choice of the backend.
 *
 * <p>This package alone imports JOCL. PoCL writes compiled kernels to the folder that the
 * environment variable {@code POCL_CACHE_DIR} names; for an account without a writable home it must
 * be set, or PoCL reports no device.
 */
@NullMarked
package org.tacescore.kernels.opencl;

import org.jspecify.annotations.NullMarked;
