package org.tacescore.radiomics;

import java.util.List;
import org.tacescore.radiomics.feature.TextureSettings;
import org.tacescore.radiomics.image.ImageNames;
import org.tacescore.radiomics.image.ImageType;

/**
 * One image type and how grey levels are made and counted on it.
 *
 * @param type the original image or a filter
 * @param texture the settings of this image type, which may differ from the general ones
 */
public record ImageSettings(ImageType type, TextureSettings texture) {

  /** PyRadiomics' names of the images that it gives. */
  List<String> names() {
    return ImageNames.of(type, texture.planes());
  }
}
