package org.tacescore.network.training;

/** One image of a case. */
record TrainingImage(TrainingCase of, int index) {
  /** The image's values: slice, row, column, channel. */
  float[] values() {
    float[] values = new float[of.images().shape().length()];
    of.images().copyTo(index, values, 0);
    return values;
  }
}
