package org.tacescore.segio;

import org.tacescore.volume.Volume;

/**
 * An image series with its voxels.
 *
 * @param header what it says of itself
 * @param volume Hounsfield units for CT, rescaled stored values for MR; slices ascend along the
 *     normal (column direction x row direction)
 */
public record Series(SeriesHeader header, Volume volume) {}
