package org.tacescore.worker.bridge;

/**
 * An image series of a known study.
 *
 * @param seriesInstanceUid Series Instance UID
 * @param modality Modality (0008,0060)
 * @param instances how many are there
 * @param phase the contrast phase that a recipe takes it for; empty where none does
 */
public record KnownSeries(
    String seriesInstanceUid, String modality, long instances, String phase) {}
