package org.tacescore.network;

/**
 * What a network takes in one run: images and, where its contract asks for them, clinical values of
 * each image's patient. Immutable; the array never leaks.
 */
public final class NetworkInput {
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
