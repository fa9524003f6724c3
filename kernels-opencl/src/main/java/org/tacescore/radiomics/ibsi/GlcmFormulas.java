package org.tacescore.radiomics.ibsi;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tacescore.kernels.CountMatrix;
import org.tacescore.kernels.LevelGrid;

/**
 * The 25 features of one symmetric co-occurrence matrix (IBSI reference manual, chapter 3.6, LFYI).
 *
 * <p>In a symmetric matrix the entropies HXY1 and HXY2 are both twice that of a marginal.
 */
final class GlcmFormulas {
  private final CountMatrix pairs;
  private final LevelGrid levels;
  private final int highest;
  private final double[] marginal;
  private final double[] sums;
  private final double[] differences;

  /**
   * @param pairs counted without order, row not above column; not empty
   * @param highest number of grey levels, whether they occur or not
   */
  GlcmFormulas(CountMatrix pairs, LevelGrid levels, int highest) {
    this.pairs = pairs;
    this.levels = levels;
    this.highest = highest;
    this.marginal = new double[levels.levelCount()];
    this.sums = new double[2 * highest + 1];
    this.differences = new double[highest];
    for (int k = 0; k < pairs.entries(); k++) {
      double both = both(k);
      marginal[pairs.row(k) - 1] += both / 2;
      marginal[pairs.column(k) - 1] += both / 2;
      sums[i(k) + j(k)] += both;
      differences[j(k) - i(k)] += both;
    }
  }

  Map<String, Double> features() {
    Map<String, Double> features = new LinkedHashMap<>();
    double mean = mean(sums) / 2;
    double variance = marginalVariance(mean);
    features.put("cm_joint_max", largest());
    features.put("cm_joint_avg", mean);
    features.put("cm_joint_var", variance);
    features.put("cm_joint_entr", jointEntropy());
    features.put("cm_diff_avg", mean(differences));
    features.put("cm_diff_var", moment(differences, mean(differences), 2));
    features.put("cm_diff_entr", entropy(differences));
    features.put("cm_sum_avg", mean(sums));
    features.put("cm_sum_var", moment(sums, mean(sums), 2));
    features.put("cm_sum_entr", entropy(sums));
    features.put("cm_energy", energy());
    putDifferences(features);
    features.put("cm_corr", variance == 0 ? 1 : (product() - mean * mean) / variance);
    features.put("cm_auto_corr", product());
    features.put("cm_clust_tend", moment(sums, 2 * mean, 2));
    features.put("cm_clust_shade", moment(sums, 2 * mean, 3));
    features.put("cm_clust_prom", moment(sums, 2 * mean, 4));
    putInformation(features);
    return features;
  }

  private int i(int k) {
    return levels.greyLevel(pairs.row(k));
  }

  private int j(int k) {
    return levels.greyLevel(pairs.column(k));
  }

  /** Probability of a pair in either order. */
  private double both(int k) {
    return pairs.count(k) / (double) pairs.total();
  }

  /** Cells of the symmetric matrix that an entry fills. */
  private int cells(int k) {
    return pairs.row(k) == pairs.column(k) ? 1 : 2;
  }

  private double largest() {
    double largest = 0;
    for (int k = 0; k < pairs.entries(); k++) {
      largest = Math.max(largest, both(k) / cells(k));
    }
    return largest;
  }

  private double energy() {
    double energy = 0;
    for (int k = 0; k < pairs.entries(); k++) {
      energy += both(k) * both(k) / cells(k);
    }
    return energy;
  }

  private double jointEntropy() {
    double entropy = 0;
    for (int k = 0; k < pairs.entries(); k++) {
      entropy += cells(k) * Bits.entropyTerm(both(k) / cells(k));
    }
    return entropy;
  }

  private double product() {
    double product = 0;
    for (int k = 0; k < pairs.entries(); k++) {
      product += both(k) * i(k) * j(k);
    }
    return product;
  }

  private double marginalVariance(double mean) {
    double variance = 0;
    for (int rank = 1; rank <= marginal.length; rank++) {
      double d = levels.greyLevel(rank) - mean;
      variance += marginal[rank - 1] * d * d;
    }
    return variance;
  }

  private void putDifferences(Map<String, Double> features) {
    double contrast = 0;
    double inverse = 0;
    double inverseNormalised = 0;
    double moment = 0;
    double momentNormalised = 0;
    double inverseVariance = 0;
    for (int d = 0; d < differences.length; d++) {
      double p = differences[d];
      double squared = (double) d * d;
      contrast += p * squared;
      inverse += p / (1 + d);
      inverseNormalised += p / (1 + d / (double) highest);
      moment += p / (1 + squared);
      momentNormalised += p / (1 + squared / ((double) highest * highest));
      inverseVariance += d == 0 ? 0 : p / squared;
    }
    features.put("cm_contrast", contrast);
    features.put("cm_dissimilarity", mean(differences));
    features.put("cm_inv_diff", inverse);
    features.put("cm_inv_diff_norm", inverseNormalised);
    features.put("cm_inv_diff_mom", moment);
    features.put("cm_inv_diff_mom_norm", momentNormalised);
    features.put("cm_inv_var", inverseVariance);
  }

  private void putInformation(Map<String, Double> features) {
    double hxy = jointEntropy();
    double hx = entropy(marginal);
    double gain = Math.max(0, 2 * hx - hxy);
    features.put("cm_info_corr1", hx == 0 ? 0 : (hxy - 2 * hx) / hx);
    features.put("cm_info_corr2", Math.sqrt(1 - Math.exp(-2 * gain)));
  }

  /** Of the index. */
  private static double mean(double[] probabilities) {
    double mean = 0;
    for (int k = 0; k < probabilities.length; k++) {
      mean += k * probabilities[k];
    }
    return mean;
  }

  private static double moment(double[] probabilities, double about, int order) {
    double moment = 0;
    for (int k = 0; k < probabilities.length; k++) {
      double d = k - about;
      moment += probabilities[k] * (order == 2 ? d * d : order == 3 ? d * d * d : d * d * d * d);
    }
    return moment;
  }

  private static double entropy(double[] probabilities) {
    double entropy = 0;
    for (double p : probabilities) {
      entropy += Bits.entropyTerm(p);
    }
    return entropy;
  }
}
