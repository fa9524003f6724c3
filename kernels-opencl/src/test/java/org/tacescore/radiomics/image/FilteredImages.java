package org.tacescore.radiomics.image;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.tacescore.kernels.JvmKernels;
import org.tacescore.radiomics.feature.TextureSettings.Planes;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.Volume;

/** The images of a type, in their order. */
final class FilteredImages {
  private final List<FilteredImage> images = new ArrayList<>();

  private FilteredImages() {}

  static FilteredImages of(ImageType type, Volume image) {
    return of(type, image, TestVolumes.whole(image), Planes.NONE);
  }

  static FilteredImages of(ImageType type, Volume image, GridBox box, Planes planes) {
    FilteredImages made = new FilteredImages();
    List<String> left =
        ImageFilters.apply(type, image, box, planes, new JvmKernels(), made.images::add);
    if (!left.isEmpty()) {
      throw new AssertionError(left);
    }
    return made;
  }

  List<String> names() {
    return images.stream().map(FilteredImage::name).toList();
  }

  Volume get(String name) {
    return images.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow().image();
  }

  void forEach(BiConsumer<String, Volume> consumer) {
    images.forEach(image -> consumer.accept(image.name(), image.image()));
  }
}
