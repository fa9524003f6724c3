package org.tacescore.report;

/**
 * Measurements of what a line encloses (PS3.16 TID 1410 Planar ROI Measurements).
 *
 * <p>A viewer that draws the line writes the first five numbers beside it.
 *
 * @param contour the line
 * @param group what was measured
 */
public record ContourMeasurements(Contour contour, MeasurementGroup group) {}
