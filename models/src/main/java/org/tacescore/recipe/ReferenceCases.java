package org.tacescore.recipe;

import java.util.List;
import java.util.Map;
import org.tacescore.score.RiskGroup;

/**
 * Inputs and the outputs that a bundle must give for them: the content of {@code reference.json}.
 *
 * @param tolerance largest deviation allowed of a measured value; totals and groups are exact
 * @param cases the pairs
 */
public record ReferenceCases(double tolerance, List<Case> cases) {

  /**
   * One pair.
   *
   * @param name what the case shows
   * @param features feature values by column, as {@link FeatureColumn#name}
   * @param crop what the network sees
   * @param clinical clinical values by contract name: a word, or a number with its unit
   * @param measured expected measured values by measure
   * @param total expected total
   * @param group expected group
   */
  public record Case(
      String name,
      Map<String, Double> features,
      Noise crop,
      Map<String, String> clinical,
      Map<String, Double> measured,
      String total,
      RiskGroup.Side group) {}

  /**
   * A crop of noise: {@code low + (high - low) * u}, with {@code u} uniform in [0, 1) from {@code
   * SplittableRandom(seed)}, row, column, channel, the channel fastest.
   */
  public record Noise(long seed, double low, double high) {}

  public ReferenceCases {
    cases = List.copyOf(cases);
    if (!(tolerance >= 0) || cases.isEmpty()) {
      throw new IllegalArgumentException("reference.json needs cases and a tolerance >= 0");
    }
  }
}
