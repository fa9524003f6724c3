package org.tacescore.network.training;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a frozen trunk makes of every image of some cases, each computed once, in the images' place.
 *
 * <p>The layers behind it learn what they would from the images, but for the last bits of a trunk's
 * sums: these depend on how many images go through it together, and here those are a patient's, not
 * a step's. With one image a patient and a step every bit is the same.
 */
final class TrunkOutputs implements ImageSource {
  private final List<TrainingCase> cases;
  private final Features features;
  private final Map<Place, float[]> known = new HashMap<>();

  /** An image of a case, which is told from others by its patient. */
  private record Place(String patient, int index) {
    static Place of(TrainingImage image) {
      return new Place(image.of().patient(), image.index());
    }
  }

  /**
   * @param cases of different patients
   * @param features of the trunk
   */
  TrunkOutputs(List<TrainingCase> cases, Features features) {
    this.cases = cases;
    this.features = features;
  }

  /**
   * Of a task's cases.
   *
   * @param task whose trunk is frozen
   */
  static TrunkOutputs of(TrainingTask task, FeatureCache cache) {
    return new TrunkOutputs(
        task.set().cases(),
        Features.ofTrunk(task.spec(), task.start(), task.plan().threads(), cache));
  }

  @Override
  public void prepare() {
    if (known.isEmpty()) {
      List<TrainingImage> images = TrainingBatches.images(cases);
      List<float[]> outputs = features.byPatient(cases);
      for (int i = 0; i < images.size(); i++) {
        known.put(Place.of(images.get(i)), outputs.get(i));
      }
    }
  }

  @Override
  public ImageBatch batch(List<TrainingImage> images) {
    return ImageBatch.ofTrunk(images, outputs(images));
  }

  /** One array an image; read alone. */
  List<float[]> outputs(List<TrainingImage> images) {
    prepare();
    return images.stream().map(image -> known.get(Place.of(image))).toList();
  }
}
