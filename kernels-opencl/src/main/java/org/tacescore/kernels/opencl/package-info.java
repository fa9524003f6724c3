/**
 * The kernels on OpenCL devices through JOCL, and the choice of the backend.
 *
 * <p>This package alone imports JOCL. PoCL writes compiled kernels to the folder that the
 * environment variable {@code POCL_CACHE_DIR} names; for an account without a writable home it must
 * be set, or PoCL reports no device. With PoCL the JVM must be started with {@code LD_PRELOAD} of
 * its {@code libjsig.so}: PoCL's compiler takes the signal SIGSEGV, which the JVM needs for itself,
 * and loses its temporary files at one.
 */
@NullMarked
package org.tacescore.kernels.opencl;

import org.jspecify.annotations.NullMarked;
