package org.tacescore.radiomics.feature;

import java.util.HashMap;
import java.util.Map;
import org.tacescore.kernels.LevelGrid;

/**
 * The features of one co-occurrence matrix P but the maximal correlation coefficient.
 *
 * <p>All come from one pass over the entries: it collects the distributions of i + j and |i - j|
 * and a few sums.
 */
final class GlcmFormulas {
  private final Cooccurrence matrix;
  private final int highest;
  private final int[] grey;
  private final double[] sums;
  private final double[] differences;
  private final double rowMean;
  private final double columnMean;
  private final double rowVariance;
  private final double columnVariance;
  private double covariance;
  private double energy;
  private double largest;

  GlcmFormulas(Cooccurrence matrix, LevelGrid levels) {
    this.matrix = matrix;
    this.grey = levels.greyLevels();
    this.highest = grey[grey.length - 1];
    this.sums = new double[2 * (highest - grey[0]) + 1];
    this.differences = new double[highest - grey[0] + 1];
    this.rowMean = mean(matrix::rowMarginal);
    this.columnMean = mean(matrix::columnMarginal);
    this.rowVariance = variance(matrix::rowMarginal, rowMean);
    this.columnVariance = variance(matrix::columnMarginal, columnMean);
    for (int row = 0; row < grey.length; row++) {
      addRow(row);
    }
    double total = matrix.total();
    covariance /= total;
    energy /= total * total;
    largest /= total;
    divide(sums, total);
    divide(differences, total);
  }

  private interface Marginal {
    double at(int rank);
  }

  private double mean(Marginal marginal) {
    double sum = 0;
    for (int k = 0; k < grey.length; k++) {
      sum += grey[k] * marginal.at(k);
    }
    return sum;
  }

  private double variance(Marginal marginal, double mean) {
    double sum = 0;
    for (int k = 0; k < grey.length; k++) {
      sum += marginal.at(k) * (grey[k] - mean) * (grey[k] - mean);
    }
    return sum;
  }

  private void addRow(int row) {
    WeightedCounts counts = matrix.counts();
    int i = grey[row];
    int toSum = i - 2 * grey[0];
    // An entry off the diagonal of a symmetric matrix is two, each half as probable.
    double part = matrix.isSymmetric() ? 0.5 : 1;
    double columns = 0;
    double squares = 0;
    for (int k = counts.start(row); k < counts.start(row + 1); k++) {
      int column = counts.column(k) - 1;
      int j = grey[column];
      double weight = counts.weight(k);
      sums[toSum + j] += weight;
      differences[Math.abs(j - i)] += weight;
      columns += weight * (j - columnMean);
      double one = column == row ? weight : part * weight;
      squares += weight * one;
      largest = Math.max(largest, one);
    }
    covariance += (i - rowMean) * columns;
    energy += squares;
  }

  private static void divide(double[] values, double divisor) {
    for (int k = 0; k < values.length; k++) {
      values[k] /= divisor;
    }
  }

  Map<String, Double> all() {
    Map<String, Double> features = new HashMap<>();
    double deviations = Math.sqrt(rowVariance) * Math.sqrt(columnVariance);
    features.put("Autocorrelation", covariance + rowMean * columnMean);
    features.put("Correlation", deviations == 0 ? 1 : covariance / (deviations + Math.ulp(1.0)));
    features.put("JointEnergy", energy);
    features.put("MaximumProbability", largest);
    features.put("JointAverage", rowMean);
    features.put("SumSquares", rowVariance);
    putSums(features);
    putDifferences(features);
    GlcmEntropies entropies = GlcmEntropies.of(matrix);
    features.put("JointEntropy", entropies.joint());
    features.put("Imc1", entropies.firstInformationMeasure());
    features.put("Imc2", entropies.secondInformationMeasure());
    return features;
  }

  private void putSums(Map<String, Double> features) {
    double average = 0;
    double tendency = 0;
    double shade = 0;
    double prominence = 0;
    for (int k = 0; k < sums.length; k++) {
      double sum = k + 2.0 * grey[0];
      double d = sum - rowMean - columnMean;
      average += sum * sums[k];
      tendency += d * d * sums[k];
      shade += d * d * d * sums[k];
      prominence += d * d * d * d * sums[k];
    }
    features.put("SumAverage", average);
    features.put("SumEntropy", Entropy.of(sums));
    features.put("ClusterTendency", tendency);
    features.put("SumVariance", tendency);
    features.put("ClusterShade", shade);
    features.put("ClusterProminence", prominence);
  }

  private void putDifferences(Map<String, Double> features) {
    double average = 0;
    double contrast = 0;
    double inverseVariance = 0;
    for (int k = 1; k < differences.length; k++) {
      double squared = (double) k * k;
      average += k * differences[k];
      contrast += squared * differences[k];
      inverseVariance += differences[k] / squared;
    }
    double variance = 0;
    for (int k = 0; k < differences.length; k++) {
      variance += differences[k] * (k - average) * (k - average);
    }
    features.put("DifferenceAverage", average);
    features.put("Dissimilarity", average);
    features.put("DifferenceEntropy", Entropy.of(differences));
    features.put("DifferenceVariance", variance);
    features.put("Contrast", contrast);
    features.put("InverseVariance", inverseVariance);
    putInverseDifferences(features);
  }

  private void putInverseDifferences(Map<String, Double> features) {
    double id = 0;
    double idm = 0;
    double idn = 0;
    double idmn = 0;
    for (int k = 0; k < differences.length; k++) {
      double q = differences[k];
      double squared = (double) k * k;
      id += q / (1 + k);
      idm += q / (1 + squared);
      idn += q / (1 + (double) k / highest);
      idmn += q / (1 + squared / ((double) highest * highest));
    }
    features.put("Id", id);
    features.put("Homogeneity1", id);
    features.put("Idm", idm);
    features.put("Homogeneity2", idm);
    features.put("Idn", idn);
    features.put("Idmn", idmn);
  }
}
