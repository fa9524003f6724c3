package org.tacescore.worker.fetch;

import java.util.OptionalInt;

/**
 * A series that a source has.
 *
 * @param studyInstanceUid Study Instance UID
 * @param seriesInstanceUid Series Instance UID
 * @param modality Modality (0008,0060); empty when it was not told
 * @param instances Number of Series Related Instances (0020,1209), where it was told
 */
public record FoundSeries(
    String studyInstanceUid, String seriesInstanceUid, String modality, OptionalInt instances) {}
