package org.tacescore.learning.model;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A support vector machine with the kernel {@code exp(-gamma |x - v|^2)} and Platt's probability
 * {@code 1 / (1 + exp(slope * decision + offset))}. Immutable.
 */
@JsonAutoDetect(
    fieldVisibility = JsonAutoDetect.Visibility.ANY,
    getterVisibility = JsonAutoDetect.Visibility.NONE)
public final class SvmModel implements FittedModel {
  private final double gamma;

  /** What is taken from the kernel's sum. */
  private final double rho;

  private final PlattScaling platt;

  /** A support vector: its multiplier, positive for the positive class. */
  private final double[] coefficients;

  /** A support vector: its numbers, as many as the model's width. */
  private final double[][] vectors;

  /** The arrays are copied. */
  @JsonCreator
  SvmModel(
      @JsonProperty("gamma") double gamma,
      @JsonProperty("rho") double rho,
      @JsonProperty("platt") PlattScaling platt,
      @JsonProperty("coefficients") double[] coefficients,
      @JsonProperty("vectors") double[][] vectors) {
    this.gamma = gamma;
    this.rho = rho;
    this.platt = platt;
    this.coefficients = coefficients.clone();
    this.vectors = new double[vectors.length][];
    for (int i = 0; i < vectors.length; i++) {
      this.vectors[i] = vectors[i].clone();
    }
    requireWhole();
  }

  private void requireWhole() {
    if (!(gamma > 0) || !Double.isFinite(gamma) || !Double.isFinite(rho)) {
      throw new IllegalArgumentException(
          "gamma must be positive and rho finite, got %s and %s".formatted(gamma, rho));
    }
    if (vectors.length == 0 || coefficients.length != vectors.length) {
      throw new IllegalArgumentException(
          "%d coefficients for %d support vectors".formatted(coefficients.length, vectors.length));
    }
    for (int i = 0; i < vectors.length; i++) {
      if (!Double.isFinite(coefficients[i])) {
        throw new IllegalArgumentException("coefficient %d is not finite".formatted(i + 1));
      }
      Rows.require(vectors[i], width());
    }
  }

  @Override
  public int width() {
    return vectors[0].length;
  }

  /** Support vectors. */
  public int size() {
    return vectors.length;
  }

  /** The signed distance in units of the margin: above 0 for the positive class. */
  public double decision(double[] row) {
    Rows.require(row, width());
    double sum = 0;
    for (int i = 0; i < vectors.length; i++) {
      sum += coefficients[i] * Math.exp(-gamma * squaredDistance(vectors[i], row));
    }
    return sum - rho;
  }

  @Override
  public double score(double[] row) {
    return platt.probability(decision(row));
  }

  SvmModel with(PlattScaling scaling) {
    return new SvmModel(gamma, rho, scaling, coefficients, vectors);
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }
}
