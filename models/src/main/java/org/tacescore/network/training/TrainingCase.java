package org.tacescore.network.training;

import java.util.List;
import org.tacescore.network.ImageTensor;

/**
 * A patient whose outcome is known: all images of the patient, so that no split parts them.
 *
 * @param patient any word that tells the patient from others; stays in this process
 * @param label index of the patient's class, from 0
 * @param images one or several, e.g. the slices of a tumour
 * @param clinical values in the network's order; empty where it takes none
 */
public record TrainingCase(String patient, int label, ImageTensor images, List<Float> clinical) {
  public TrainingCase {
    clinical = List.copyOf(clinical);
    if (patient.isBlank() || label < 0) {
      throw new IllegalArgumentException(
          "a case needs a patient and a class of 0 or more, got class " + label);
    }
    for (float value : clinical) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException("a clinical value must be finite, got " + value);
      }
    }
  }

  /** A case without clinical values. */
  public static TrainingCase of(String patient, int label, ImageTensor images) {
    return new TrainingCase(patient, label, images, List.of());
  }

  /** Number of images. */
  int count() {
    return images.batch();
  }

  /** Does not tell the patient. */
  @Override
  public String toString() {
    return "case of class %d: %d images of %s".formatted(label, images.batch(), images.shape());
  }
}
