package org.tacescore.network.training;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a frozen trunk makes of every image of a task, each computed once, in the images' place.
 *
 * <p>The layers behind it learn what they would from the images, but for the last bits of a trunk's
 * sums: these depend on how many images go through it together, and here those are the cases'
 * images in their order, not a step's. With one image a step every bit is the same.
 */
final class TrunkOutputs implements ImageSource {
  private final TrainingTask task;
  private final FeatureCache cache;
  private final Map<Place, float[]> known = new HashMap<>();

  /** An image of a case, which is told from others by its patient. */
  private record Place(String patient, int index) {
    static Place of(TrainingImage image) {
      return new Place(image.of().patient(), image.index());
    }
  }

  /**
   * @param task whose trunk is frozen
   */
  TrunkOutputs(TrainingTask task, FeatureCache cache) {
    this.task = task;
    this.cache = cache;
  }

  @Override
  public void prepare() {
    if (known.isEmpty()) {
      List<TrainingImage> images = TrainingBatches.images(task.set().cases());
      List<float[]> outputs = Features.ofTrunk(task, cache).values();
      for (int i = 0; i < images.size(); i++) {
        known.put(Place.of(images.get(i)), outputs.get(i));
      }
    }
  }

  @Override
  public ImageBatch batch(List<TrainingImage> images) {
    prepare();
    List<float[]> outputs = images.stream().map(image -> known.get(Place.of(image))).toList();
    return ImageBatch.ofTrunk(images, outputs);
  }
}
