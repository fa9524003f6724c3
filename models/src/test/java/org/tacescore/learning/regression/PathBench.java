package org.tacescore.learning.regression;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.tacescore.learning.Folds;
import org.tacescore.learning.RPeer;

/**
 * Prints how long a path of 114 rows and 960 columns takes with ten folds, beside R's cv.glmnet
 * inside its own process, with the same folds and threshold. The first of ours includes the
 * compiler's warming up.
 */
final class PathBench {
  private static final int FOLDS = 10;
  private static final int TIMES = 5;
  private static final String SCRIPT =
      """
      suppressMessages(library(glmnet)); library(survival)
      x <- as.matrix(d[, -(1:5)])
      y <- switch("%s", gaussian = d$y, binomial = d$b, cox = Surv(d$time, d$event))
      once <- function() system.time(cv.glmnet(x, y, family = "%s", foldid = d$fold))["elapsed"]
      out$seconds <- sapply(1:%d, function(i) once())
      """;

  private PathBench() {}

  public static void main(String[] arguments) {
    RegressionSample sample = RegressionSample.of(114, 960, 0.5, 0, 0.5, 5);
    Folds folds = Folds.byGroup(IntStream.range(0, 114).mapToObj(row -> "" + row % FOLDS).toList());
    for (Family family : Family.values()) {
      String name = family.name().toLowerCase(Locale.ROOT);
      // A Cox path takes R half a minute.
      int times = family == Family.COX ? 1 : TIMES;
      Map<String, double[]> r = RPeer.run(SCRIPT.formatted(name, name, times), sample.csv(FOLDS));
      List<Double> mine =
          IntStream.range(0, TIMES).mapToObj(time -> seconds(sample, family, folds)).toList();
      print(name, "ours", mine);
      print(name, "glmnet", Arrays.stream(RegressionSample.at(r, "seconds")).boxed().toList());
    }
  }

  private static double seconds(RegressionSample sample, Family family, Folds folds) {
    long start = System.nanoTime();
    CrossValidatedPath.of(
        sample.table(), sample.response(family), ElasticNetOptions.lasso(), folds);
    return (System.nanoTime() - start) * 1e-9;
  }

  private static void print(String family, String who, List<Double> seconds) {
    double first = seconds.get(0);
    double best = seconds.stream().mapToDouble(s -> s).min().orElseThrow();
    System.out.printf(Locale.ROOT, "%s %s: first %.3f s, best %.3f s%n", family, who, first, best);
  }
}
