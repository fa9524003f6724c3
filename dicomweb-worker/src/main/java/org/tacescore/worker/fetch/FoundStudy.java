package org.tacescore.worker.fetch;

import java.util.OptionalInt;

/**
 * A study that a source has.
 *
 * @param studyInstanceUid Study Instance UID
 * @param description Study Description (0008,1030); empty when it was not told
 * @param instances Number of Study Related Instances (0020,1208), where it was told
 */
public record FoundStudy(String studyInstanceUid, String description, OptionalInt instances) {}
