package org.tacescore.network.training;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The training images in mini-batches: in each epoch another order, other augmentations. */
final class TrainingBatches {
  private final List<TrainingImage> images;
  private final TrainingPlan plan;
  private final ImageSource source;

  TrainingBatches(List<TrainingCase> cases, TrainingPlan plan, ImageSource source) {
    this.images = images(cases);
    this.plan = plan;
    this.source = source;
  }

  /** Every image of the cases, in their order. */
  static List<TrainingImage> images(List<TrainingCase> cases) {
    return cases.stream()
        .flatMap(one -> IntStream.range(0, one.count()).mapToObj(i -> new TrainingImage(one, i)))
        .toList();
  }

  /** Cuts images into runs of at most {@code size}. */
  static List<List<TrainingImage>> runs(List<TrainingImage> images, int size) {
    List<List<TrainingImage>> runs = new ArrayList<>();
    for (int start = 0; start < images.size(); start += size) {
      runs.add(images.subList(start, Math.min(start + size, images.size())));
    }
    return runs;
  }

  /** Steps of an epoch. */
  int steps() {
    return (images.size() + plan.batch() - 1) / plan.batch();
  }

  /** Images of an epoch. */
  int size() {
    return images.size();
  }

  /** The order and the augmentations of an epoch. */
  Epoch epoch(int number) {
    SplittableRandom random = Draws.epoch(plan.seed(), number);
    List<TrainingImage> order = new ArrayList<>(images);
    Draws.shuffle(order, random);
    int ways = plan.augmentations().size() + 1;
    int[] chosen = order.stream().mapToInt(image -> random.nextInt(ways)).toArray();
    return new Epoch(order, chosen);
  }

  /** One epoch's images. */
  final class Epoch {
    private final List<TrainingImage> order;
    private final int[] chosen;

    private Epoch(List<TrainingImage> order, int[] chosen) {
      this.order = order;
      this.chosen = chosen;
    }

    /** The batch of a step, from 1. */
    ImageBatch batch(int step) {
      int start = (step - 1) * plan.batch();
      ImageBatch batch =
          source.batch(order.subList(start, Math.min(start + plan.batch(), order.size())));
      for (int i = 0; i < batch.size(); i++) {
        // 0 leaves the image as it is.
        if (chosen[start + i] > 0) {
          batch.augment(i, plan.augmentations().get(chosen[start + i] - 1));
        }
      }
      return batch;
    }
  }
}
