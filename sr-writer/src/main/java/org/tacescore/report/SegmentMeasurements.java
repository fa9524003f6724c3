package org.tacescore.report;

/**
 * Measurements of one segmented region (PS3.16 TID 1411 Volumetric ROI Measurements).
 *
 * @param segment the region
 * @param group what was measured in it
 */
public record SegmentMeasurements(SegmentReference segment, MeasurementGroup group) {}
