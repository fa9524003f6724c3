package org.tacescore.radiomics;

import java.util.List;
import org.tacescore.radiomics.feature.TextureSettings;
import org.tacescore.radiomics.feature.TextureSettings.Planes;
import org.tacescore.radiomics.image.ImageNames;
import org.tacescore.radiomics.image.ImageType;

/**
 * One image type and how grey levels are made and counted on it.
 *
 * @param type the original image or a filter
 * @param texture the settings of this image type, which may differ from the general ones
 * @param filterPlanes the planes that a filter of planes works in: those of the texture, and for
 *     local binary patterns those of {@code force2Ddimension} where {@code force2D} is off
 */
public record ImageSettings(ImageType type, TextureSettings texture, Planes filterPlanes) {

  /** An image type whose filter works in the planes of the texture. */
  public ImageSettings(ImageType type, TextureSettings texture) {
    this(type, texture, texture.planes());
  }

  /** PyRadiomics' names of the images that it gives. */
  List<String> names() {
    return ImageNames.of(type, texture.planes());
  }
}
