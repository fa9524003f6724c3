package org.tacescore.network.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a head learns from: rows of features, each an image's, or a patient's mean; behind the
 * features stand the clinical values.
 *
 * @param rows in the cases' order
 */
record HeadRows(List<Row> rows) {

  /** One row. */
  static final class Row {
    private final float[] features;
    private final TrainingCase of;

    /**
     * @param features the row's own from now on
     */
    Row(float[] features, TrainingCase of) {
      this.features = features;
      this.of = of;
    }

    /** Read alone. */
    float[] features() {
      return features;
    }

    TrainingCase of() {
      return of;
    }
  }

  HeadRows {
    rows = List.copyOf(rows);
  }

  /**
   * A row an image.
   *
   * @param features one an image
   */
  static HeadRows of(List<TrainingImage> images, List<float[]> features) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      List<Float> clinical = images.get(i).of().clinical();
      int length = features.get(i).length;
      float[] row = Arrays.copyOf(features.get(i), length + clinical.size());
      for (int k = 0; k < clinical.size(); k++) {
        row[length + k] = clinical.get(k);
      }
      rows.add(new Row(row, images.get(i).of()));
    }
    return new HeadRows(rows);
  }

  /** The rows of some of the cases. */
  HeadRows of(List<TrainingCase> cases) {
    return new HeadRows(
        rows.stream().filter(row -> cases.stream().anyMatch(one -> one == row.of())).toList());
  }

  /** One row a patient, of the mean features. */
  HeadRows patientMeans() {
    List<Row> means = new ArrayList<>();
    int start = 0;
    while (start < rows.size()) {
      TrainingCase patient = rows.get(start).of();
      int end = start + patient.count();
      means.add(new Row(mean(rows.subList(start, end)), patient));
      start = end;
    }
    return new HeadRows(means);
  }

  private static float[] mean(List<Row> rows) {
    double[] sums = new double[rows.get(0).features().length];
    for (Row row : rows) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += row.features()[i];
      }
    }
    float[] mean = new float[sums.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sums[i] / rows.size());
    }
    return mean;
  }

  /** Values of a row. */
  int width() {
    return rows.get(0).features().length;
  }
}
