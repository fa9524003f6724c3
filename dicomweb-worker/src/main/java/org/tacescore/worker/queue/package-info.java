/**
 * The third station: the database. Jobs and deliveries are done once, at least tried to a limit,
 * and survive a killed process.
 *
 * <p>Only this package speaks SQL. It implements the ports of {@code worker.receive}, {@code
 * worker.assemble} and {@code worker.web}, and offers {@link
 * org.tacescore.worker.queue.StudyScorer} to the pipeline and {@link
 * org.tacescore.worker.queue.Courier} to delivery.
 */
@NullMarked
package org.tacescore.worker.queue;

import org.jspecify.annotations.NullMarked;
