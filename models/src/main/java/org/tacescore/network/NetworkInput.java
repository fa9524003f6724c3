package org.tacescore.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a network takes in one run: images and, where its contract asks for them, clinical values of
 * each image's patient. Immutable; the array never leaks.
 */
public final class NetworkInput {
  /** Images of one of {@link #runs}. */
  public static final int MOST_AT_ONCE = 32;

  private final ImageTensor images;
  private final int clinical;
  private final float[] values;

  private NetworkInput(ImageTensor images, int clinical, float[] values) {
    this.images = images;
    this.clinical = clinical;
    this.values = values;
  }

  /** Images alone. */
  public static NetworkInput of(ImageTensor images) {
    return new NetworkInput(images, 0, new float[0]);
  }

  /**
   * Images with clinical values.
   *
   * @param clinical values of each image's patient: image, value; finite; copied
   */
  public static NetworkInput of(ImageTensor images, float[] clinical) {
    if (clinical.length % images.batch() != 0) {
      throw new IllegalArgumentException(
          "%d clinical values do not fill %d images".formatted(clinical.length, images.batch()));
    }
    for (float value : clinical) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException("a clinical value must be finite, got " + value);
      }
    }
    return new NetworkInput(images, clinical.length / images.batch(), clinical.clone());
  }

  /**
   * Images of one patient, whose clinical values go with each of them.
   *
   * @param clinical the patient's values, in the network's order; empty for images alone
   */
  public static NetworkInput ofPatient(ImageTensor images, List<Double> clinical) {
    float[] values = new float[images.batch() * clinical.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = clinical.get(i % clinical.size()).floatValue();
    }
    return of(images, values);
  }

  /**
   * The same images in their order, in parts that are to be run one after the other: at most
   * {@value #MOST_AT_ONCE} a run, since the maps of all images of a run are in memory together.
   */
  public Stream<NetworkInput> runs() {
    return IntStream.iterate(0, first -> first < images.batch(), first -> first + MOST_AT_ONCE)
        .mapToObj(
            first -> {
              int end = Math.min(images.batch(), first + MOST_AT_ONCE);
              return new NetworkInput(
                  images.images(first, end),
                  clinical,
                  Arrays.copyOfRange(values, first * clinical, end * clinical));
            });
  }

  public ImageTensor images() {
    return images;
  }

  /** Clinical values of one image; 0 without any. */
  public int clinical() {
    return clinical;
  }

  /** A copy of the clinical values: image, value. */
  public float[] clinicalValues() {
    return values.clone();
  }
}
