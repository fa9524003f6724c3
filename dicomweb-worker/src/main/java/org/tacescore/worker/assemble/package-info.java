/**
 * The second station: one rendezvous record per study, where images, segmentations and clinical
 * values meet in any order until a recipe can be scored.
 *
 * <p>Time is a {@link java.time.Clock}; the records are kept by ports that {@code worker.queue}
 * implements.
 */
@NullMarked
package org.tacescore.worker.assemble;

import org.jspecify.annotations.NullMarked;
