package org.tacescore.worker.bridge;

import java.time.Instant;
import java.util.Optional;

/**
 * A drawing in the database.
 *
 * @param drawing what it is of
 * @param created when it came first: the time of its DICOM object
 * @param answer what was answered to who sent it; empty while it is not yet kept
 * @param replaced whether a later drawing of the author on the same series counts in its place
 */
public record KeptDrawing(
    Drawing drawing, Instant created, Optional<String> answer, boolean replaced) {}
