package org.tacescore.radiomics.feature;

import java.util.HashMap;
import java.util.Map;

/** The 24 features of one co-occurrence matrix. */
final class GlcmFormulas {
  private final Cooccurrence p;
  private final DiscretisedRoi levels;
  private final int highest;
  private final double[] sumProbability;
  private final double[] differenceProbability;
  private final double mean;

  GlcmFormulas(Cooccurrence matrix, DiscretisedRoi levels) {
    this.p = matrix;
    this.levels = levels;
    this.highest = levels.highestGreyLevel();
    int span = highest - levels.greyLevel(1);
    this.sumProbability = new double[2 * span + 1];
    this.differenceProbability = new double[span + 1];
    for (int k = 0; k < p.entries(); k++) {
      double both = p.weight(k) * p.probability(k);
      int i = grey(p.row(k));
      int j = grey(p.column(k));
      sumProbability[i + j - lowestSum()] += both;
      differenceProbability[j - i] += both;
    }
    double sum = 0;
    for (int rank = 0; rank < p.levels(); rank++) {
      sum += grey(rank) * p.marginal(rank);
    }
    this.mean = sum;
  }

  Map<String, Double> all() {
    Map<String, Double> features = new HashMap<>();
    putEntries(features);
    putSums(features);
    putDifferences(features);
    putInformation(features);
    features.put("JointAverage", mean);
    features.put("SumSquares", variance());
    features.put("MCC", p.levels() < 2 ? 1 : SecondEigenvalue.of(p));
    return features;
  }

  private int grey(int rank) {
    return levels.greyLevel(rank + 1);
  }

  private int lowestSum() {
    return 2 * levels.greyLevel(1);
  }

  private double variance() {
    double sum = 0;
    for (int rank = 0; rank < p.levels(); rank++) {
      double d = grey(rank) - mean;
      sum += p.marginal(rank) * d * d;
    }
    return sum;
  }

  private void putEntries(Map<String, Double> features) {
    double autocorrelation = 0;
    double covariance = 0;
    double energy = 0;
    double largest = 0;
    for (int k = 0; k < p.entries(); k++) {
      double i = grey(p.row(k));
      double j = grey(p.column(k));
      double both = p.weight(k) * p.probability(k);
      autocorrelation += both * i * j;
      covariance += both * (i - mean) * (j - mean);
      energy += both * p.probability(k);
      largest = Math.max(largest, p.probability(k));
    }
    double variance = variance();
    features.put("Autocorrelation", autocorrelation);
    features.put("Correlation", variance == 0 ? 1 : covariance / (variance + Math.ulp(1.0)));
    features.put("JointEnergy", energy);
    features.put("MaximumProbability", largest);
  }

  private void putSums(Map<String, Double> features) {
    double average = 0;
    double tendency = 0;
    double shade = 0;
    double prominence = 0;
    for (int k = 0; k < sumProbability.length; k++) {
      double sum = (double) k + lowestSum();
      double d = sum - 2 * mean;
      average += sum * sumProbability[k];
      tendency += d * d * sumProbability[k];
      shade += d * d * d * sumProbability[k];
      prominence += d * d * d * d * sumProbability[k];
    }
    features.put("SumAverage", average);
    features.put("SumEntropy", Entropy.of(sumProbability));
    features.put("ClusterTendency", tendency);
    features.put("ClusterShade", shade);
    features.put("ClusterProminence", prominence);
  }

  private void putDifferences(Map<String, Double> features) {
    double average = 0;
    double contrast = 0;
    double id = 0;
    double idm = 0;
    double idn = 0;
    double idmn = 0;
    double inverseVariance = 0;
    for (int k = 0; k < differenceProbability.length; k++) {
      double q = differenceProbability[k];
      double squared = (double) k * k;
      average += k * q;
      contrast += squared * q;
      id += q / (1 + k);
      idm += q / (1 + squared);
      idn += q / (1 + (double) k / highest);
      idmn += q / (1 + squared / ((double) highest * highest));
      inverseVariance += k == 0 ? 0 : q / squared;
    }
    double variance = 0;
    for (int k = 0; k < differenceProbability.length; k++) {
      variance += differenceProbability[k] * (k - average) * (k - average);
    }
    features.put("DifferenceAverage", average);
    features.put("DifferenceEntropy", Entropy.of(differenceProbability));
    features.put("DifferenceVariance", variance);
    features.put("Contrast", contrast);
    features.put("Id", id);
    features.put("Idm", idm);
    features.put("Idn", idn);
    features.put("Idmn", idmn);
    features.put("InverseVariance", inverseVariance);
  }

  /** Informational measures of correlation; in a symmetric matrix both marginals are the same. */
  private void putInformation(Map<String, Double> features) {
    double hxy = 0;
    double hxy1 = 0;
    for (int k = 0; k < p.entries(); k++) {
      double product = p.marginal(p.row(k)) * p.marginal(p.column(k));
      hxy += p.weight(k) * Entropy.term(p.probability(k));
      hxy1 += p.weight(k) * Entropy.term(p.probability(k), product);
    }
    double hx = 0;
    double hxy2 = 0;
    for (int i = 0; i < p.levels(); i++) {
      hx += Entropy.term(p.marginal(i));
      hxy2 += Entropy.term(p.marginal(i) * p.marginal(i));
      for (int j = i + 1; j < p.levels(); j++) {
        hxy2 += 2 * Entropy.term(p.marginal(i) * p.marginal(j));
      }
    }
    features.put("JointEntropy", hxy);
    features.put("Imc1", hx == 0 ? 0 : (hxy - hxy1) / hx);
    features.put("Imc2", hxy2 == hxy ? 0 : Math.sqrt(1 - Math.exp(-2 * (hxy2 - hxy))));
  }
}
