package org.tacescore.network.training;

import java.util.List;
import org.tacescore.network.ImageShape;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/** Images and clinical values that go through a network in one run. Lives for that run alone. */
final class ImageBatch {
  private final List<TrainingImage> images;
  private final ImageShape shape;
  private final float[] values;

  private ImageBatch(List<TrainingImage> images, ImageShape shape, float[] values) {
    this.images = images;
    this.shape = shape;
    this.values = values;
  }

  /** Images as they are. */
  static ImageBatch of(List<TrainingImage> images) {
    ImageShape shape = images.get(0).of().images().shape();
    float[] values = new float[Math.multiplyExact(images.size(), shape.length())];
    for (int i = 0; i < images.size(); i++) {
      TrainingImage image = images.get(i);
      image.of().images().copyTo(image.index(), values, i * shape.length());
    }
    return new ImageBatch(images, shape, values);
  }

  /** The same images, one of them changed. */
  void augment(int place, Augmentation augmentation) {
    float[] augmented = augmentation.apply(shape, images.get(place).values());
    System.arraycopy(augmented, 0, values, place * shape.length(), augmented.length);
  }

  int size() {
    return images.size();
  }

  List<TrainingImage> images() {
    return images;
  }

  /** Batch, (slice,) row, column, channel. */
  TFloat32 imageTensor() {
    long[] axes =
        shape.volumetric()
            ? new long[] {size(), shape.slices(), shape.rows(), shape.columns(), shape.channels()}
            : new long[] {size(), shape.rows(), shape.columns(), shape.channels()};
    return TFloat32.tensorOf(Shape.of(axes), DataBuffers.of(values));
  }

  /** Batch, value. */
  TFloat32 clinicalTensor() {
    int count = images.get(0).of().clinical().size();
    float[] clinical = new float[size() * count];
    for (int i = 0; i < clinical.length; i++) {
      clinical[i] = images.get(i / count).of().clinical().get(i % count);
    }
    return TFloat32.tensorOf(Shape.of(size(), count), DataBuffers.of(clinical));
  }
}
