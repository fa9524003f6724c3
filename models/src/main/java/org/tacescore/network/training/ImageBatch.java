package org.tacescore.network.training;

import java.util.List;
import org.tacescore.network.ImageShape;
import org.tacescore.network.NetworkGraph;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/**
 * Images, or what a frozen trunk made of them, and clinical values, which go through a network in
 * one run. Lives for that run alone.
 */
final class ImageBatch {
  private final List<TrainingImage> images;
  private final ImageShape shape;
  private final boolean ofTrunk;
  private final float[] values;

  private ImageBatch(List<TrainingImage> images, boolean ofTrunk, float[] values) {
    this.images = images;
    this.shape = images.get(0).of().images().shape();
    this.ofTrunk = ofTrunk;
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
    return new ImageBatch(images, false, values);
  }

  /**
   * What the trunk made of images.
   *
   * @param outputs one an image, all of one length
   */
  static ImageBatch ofTrunk(List<TrainingImage> images, List<float[]> outputs) {
    int length = outputs.get(0).length;
    float[] values = new float[Math.multiplyExact(images.size(), length)];
    for (int i = 0; i < images.size(); i++) {
      System.arraycopy(outputs.get(i), 0, values, i * length, length);
    }
    return new ImageBatch(images, true, values);
  }

  /** The same images, one of them changed. */
  void augment(int place, Augmentation augmentation) {
    if (ofTrunk) {
      throw new IllegalStateException("what a trunk made of an image cannot be augmented");
    }
    float[] augmented = augmentation.apply(shape, images.get(place).values());
    System.arraycopy(augmented, 0, values, place * shape.length(), augmented.length);
  }

  int size() {
    return images.size();
  }

  List<TrainingImage> images() {
    return images;
  }

  /**
   * What a run was fed, to close after it.
   *
   * @param start at the network's start or at its trunk's end
   * @param clinical batch, value
   */
  record Fed(TFloat32 start, TFloat32 clinical) implements AutoCloseable {
    @Override
    public void close() {
      start.close();
      clinical.close();
    }
  }

  /** Lets a run of the network see the batch. */
  Fed feed(Session.Runner runner, NetworkGraph network) {
    Fed fed = new Fed(ofTrunk ? trunkTensor() : imageTensor(), clinicalTensor());
    runner.feed(ofTrunk ? network.trunk() : network.image(), fed.start());
    network.clinical().ifPresent(clinical -> runner.feed(clinical, fed.clinical()));
    return fed;
  }

  /** Batch, value. */
  private TFloat32 trunkTensor() {
    return TFloat32.tensorOf(Shape.of(size(), values.length / size()), DataBuffers.of(values));
  }

  /** Batch, (slice,) row, column, channel. */
  private TFloat32 imageTensor() {
    long[] axes =
        shape.volumetric()
            ? new long[] {size(), shape.slices(), shape.rows(), shape.columns(), shape.channels()}
            : new long[] {size(), shape.rows(), shape.columns(), shape.channels()};
    return TFloat32.tensorOf(Shape.of(axes), DataBuffers.of(values));
  }

  /** Batch, value. */
  private TFloat32 clinicalTensor() {
    int count = images.get(0).of().clinical().size();
    float[] clinical = new float[size() * count];
    for (int i = 0; i < clinical.length; i++) {
      clinical[i] = images.get(i / count).of().clinical().get(i % count);
    }
    return TFloat32.tensorOf(Shape.of(size(), count), DataBuffers.of(clinical));
  }
}
