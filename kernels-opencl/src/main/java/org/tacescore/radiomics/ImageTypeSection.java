package org.tacescore.radiomics;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tacescore.radiomics.feature.InvalidSettingsException;
import org.tacescore.radiomics.feature.TextureSettings;
import org.tacescore.radiomics.image.ImageType;

/**
 * Section {@code imageType}: which images features are taken from, and what is set otherwise for
 * each.
 *
 * <p>Each entry may carry any key of section {@code setting}. As in PyRadiomics, those of the
 * filter, of binning and of texture take effect for this image type alone; those of the preparation
 * take none, since it is the same for all. {@code label} is refused: it would measure another
 * region.
 */
final class ImageTypeSection {
  private static final Map<String, Function<SettingValues, ImageType>> TYPES = types();

  private ImageTypeSection() {}

  private static Map<String, Function<SettingValues, ImageType>> types() {
    Map<String, Function<SettingValues, ImageType>> types = new LinkedHashMap<>();
    types.put("Original", values -> new ImageType.Original());
    types.put(
        "Wavelet",
        values ->
            new ImageType.Wavelet(
                values.word("wavelet").orElse("coif1"),
                values.whole("level", 1),
                values.whole("start_level", 0)));
    types.put("LoG", values -> new ImageType.LaplacianOfGaussian(values.asGiven("sigma")));
    types.put("Square", values -> new ImageType.Square());
    types.put("SquareRoot", values -> new ImageType.SquareRoot());
    types.put("Logarithm", values -> new ImageType.Logarithm());
    types.put("Exponential", values -> new ImageType.Exponential());
    types.put(
        "Gradient", values -> new ImageType.Gradient(values.truth("gradientUseSpacing", true)));
    types.put(
        "LBP2D",
        values ->
            new ImageType.Lbp2d(
                values.number("lbp2DRadius", 1),
                values.whole("lbp2DSamples", 8),
                values.word("lbp2DMethod").orElse("uniform")));
    types.put(
        "LBP3D",
        values ->
            new ImageType.Lbp3d(
                values.whole("lbp3DLevels", 2),
                values.number("lbp3DIcosphereRadius", 1),
                values.whole("lbp3DIcosphereSubdivision", 1)));
    return types;
  }

  static List<ImageSettings> read(JsonNode section, SettingValues general) {
    if (!section.isObject()) {
      throw new InvalidSettingsException("imageType must be a mapping, got " + section);
    }
    List<ImageSettings> images = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : section.properties()) {
      images.add(image(entry.getKey(), entry.getValue(), general));
    }
    return images.isEmpty() ? original(general) : images;
  }

  /** The original image alone. */
  static List<ImageSettings> original(SettingValues general) {
    return List.of(new ImageSettings(new ImageType.Original(), TextureKeys.read(general)));
  }

  /** PyRadiomics' name of an image type. */
  static String nameOf(ImageType type) {
    if (type instanceof ImageType.LaplacianOfGaussian) {
      return "LoG";
    }
    return type.getClass().getSimpleName().replace("Lbp2d", "LBP2D").replace("Lbp3d", "LBP3D");
  }

  private static ImageSettings image(String name, JsonNode overrides, SettingValues general) {
    Function<SettingValues, ImageType> type = TYPES.get(name);
    if (type == null) {
      throw new InvalidSettingsException(
          "imageType %s is unknown; there are %s".formatted(name, TYPES.keySet()));
    }
    String place = "imageType " + name;
    if (overrides.has("label")) {
      throw new InvalidSettingsException(place + " label cannot be set for one image type");
    }
    SettingValues values = overrides.isNull() ? general : general.overriddenBy(place, overrides);
    ImageType made = type.apply(values);
    TextureSettings texture = TextureKeys.read(values);
    return made instanceof ImageType.Lbp2d
        ? new ImageSettings(made, texture, TextureKeys.plane(values))
        : new ImageSettings(made, texture);
  }
}
