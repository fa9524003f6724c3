package org.tacescore.segio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.tacescore.segio.StackSplit.Part;

/** Parts images by Image Type (0008,0008), as PS3.3 C.7.6.1.1.2 defines its values. */
final class ImageTypeSplit {
  private ImageTypeSplit() {}

  /** Labelled with the values that not all groups have. */
  static List<List<Part>> of(List<Slice> slices) {
    return SplitKey.group(slices, ImageTypeSplit::text, "%s").stream()
        .map(ImageTypeSplit::shortened)
        .toList();
  }

  private static Optional<String> text(Slice slice) {
    String[] values = slice.frame().header().getStrings(Tag.ImageType);
    return values == null ? Optional.empty() : Optional.of(String.join("\\", values));
  }

  private static List<Part> shortened(List<Part> parts) {
    List<List<String>> types =
        parts.stream().map(part -> List.of(part.label().split("\\\\"))).toList();
    List<String> common =
        types.get(0).stream()
            .filter(value -> types.stream().allMatch(type -> type.contains(value)))
            .toList();
    List<Part> shortened = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      List<String> own = types.get(i).stream().filter(v -> !common.contains(v)).toList();
      String label = own.isEmpty() ? parts.get(i).label() : String.join(" ", own);
      shortened.add(new Part("image type " + label, parts.get(i).slices()));
    }
    return shortened;
  }
}
