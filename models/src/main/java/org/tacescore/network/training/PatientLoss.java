package org.tacescore.network.training;

/**
 * The loss of validation: of each patient the mean probability of the patient's class over the
 * patient's images, minus its logarithm, averaged with the classes' weights.
 */
final class PatientLoss {
  /** A probability below this one counts as this one, so that one patient's loss stays finite. */
  private static final double LEAST_PROBABILITY = 1e-12;

  private double sum;
  private double weights;

  void add(double meanProbability, double weight) {
    double least = Double.isNaN(meanProbability) ? meanProbability : LEAST_PROBABILITY;
    sum -= weight * Math.log(Math.max(meanProbability, least));
    weights += weight;
  }

  double mean() {
    return sum / weights;
  }

  /** Softmax probability of one class, in double precision. */
  static double probability(float[] logits, int offset, int classes, int label) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < classes; i++) {
      highest = Math.max(highest, logits[offset + i]);
    }
    double total = 0;
    for (int i = 0; i < classes; i++) {
      total += Math.exp(logits[offset + i] - highest);
    }
    return Math.exp(logits[offset + label] - highest) / total;
  }
}
