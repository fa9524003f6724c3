package org.tacescore.segio;

import org.tacescore.refusal.Refusal;

/**
 * Why an image series is not fit to be measured as it stands.
 *
 * @param reason the named reason, e.g. {@link Refusal#MISSING_SLICE}
 * @param detail what exactly; UIDs, no patient data
 */
public record SeriesTrouble(Refusal reason, String detail) {}
