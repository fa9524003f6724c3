package org.tacescore.worker.assemble;

import org.tacescore.refusal.Refusal;

/**
 * Why an image series is not fit to be measured as it stands.
 *
 * @param reason the named reason, e.g. {@link Refusal#MISSING_SLICE}
 * @param detail what exactly; UIDs, no patient data
 * @param byCountAlone whether only the number of images tells it: the images that are there make an
 *     even stack, so who reads them would find nothing amiss
 */
public record SeriesTrouble(Refusal reason, String detail, boolean byCountAlone) {}
