package org.tacescore.radiomics;

import org.tacescore.radiomics.feature.TextureSettings;
import org.tacescore.radiomics.image.ImageType;

/**
 * One image type and how grey levels are made and counted on it.
 *
 * @param type the original image or a filter
 * @param texture the settings of this image type, which may differ from the general ones
 */
public record ImageSettings(ImageType type, TextureSettings texture) {}
