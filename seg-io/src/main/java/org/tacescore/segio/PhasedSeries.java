package org.tacescore.segio;

/**
 * A series with what was made of its contrast phase.
 *
 * @param header the series
 * @param finding its phase, or why it has none
 */
public record PhasedSeries(SeriesHeader header, PhaseFinding finding) {}
