package org.tacescore.radiomics.image;

import org.tacescore.volume.Volume;

/**
 * An image that features are taken from, cut to the region's bounding box.
 *
 * @param name PyRadiomics' name of it: {@code original}, {@code wavelet-LLH}, {@code
 *     log-sigma-1-0-mm-3D}
 * @param image its values inside the box
 */
public record FilteredImage(String name, Volume image) {}
