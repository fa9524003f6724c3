package org.tacescore.score.clinical;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One line of a clinical score: what was found, and what it adds.
 *
 * @param name what the line is about, e.g. {@code albumin}
 * @param finding the value with its unit, and the limit it was held against
 * @param points what it adds to the total, exact where the score is one of points; empty in a stage
 */
public record ScoreItem(String name, String finding, Optional<BigDecimal> points) {}
