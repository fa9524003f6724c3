package org.tacescore.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Seeded made-up patients for {@code evaluate}: outcomes, probabilities, survival, ratings. */
final class EvaluateTable {
  private static final int FEATURES = 8;

  private EvaluateTable() {}

  /**
   * A table with its line of names.
   *
   * @param censored share of the censored, about
   * @param decimals of times and of the first feature: few give many ties
   */
  static String csv(int rows, double censored, int decimals, long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("time,event,y,p1,p2,g,z,r1,r2,r3");
    for (int f = 1; f <= FEATURES; f++) {
      text.append(",x").append(f);
    }
    text.append('\n');
    for (int row = 0; row < rows; row++) {
      text.append(String.join(",", patient(random, censored, decimals))).append('\n');
    }
    return text.toString();
  }

  private static List<String> patient(Random random, double censored, int decimals) {
    double[] x = new double[FEATURES];
    for (int f = 0; f < FEATURES; f++) {
      x[f] = (f == 0 ? 0 : 0.4 * x[f - 1]) + random.nextGaussian();
    }
    double risk = 0.7 * x[0] - 0.4 * x[1];
    double time = -8 * Math.log(1 - random.nextDouble()) * Math.exp(-risk);
    boolean event = random.nextDouble() >= censored;
    boolean outcome = random.nextDouble() < share(risk - 0.4);
    List<String> fields = new ArrayList<>();
    double shown = event ? time : time * random.nextDouble();
    fields.add(text(Math.max(shown, Math.pow(10, -decimals)), decimals));
    fields.add(event ? "1" : "0");
    fields.add(outcome ? "1" : "0");
    fields.add(text(0.01 + 0.98 * share(0.8 * x[0] + 0.5 * random.nextGaussian()), 2));
    fields.add(text(0.01 + 0.98 * share(0.9 * risk + 0.6 * random.nextGaussian()), 3));
    fields.add(List.of("A", "B", "C").get(random.nextInt(3)));
    fields.add(text(2 * x[0] - x[2] + 3 + random.nextGaussian(), 4));
    for (int rater = 0; rater < 3; rater++) {
      fields.add(text(x[0] + 0.2 * rater + 0.4 * random.nextGaussian(), 3));
    }
    fields.add(text(x[0], decimals + 1));
    for (int f = 1; f < FEATURES; f++) {
      fields.add(text(x[f], 4));
    }
    return fields;
  }

  private static double share(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }

  private static String text(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
