package org.tacescore.learning.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.learning.Folds;
import org.tacescore.learning.RPeer;

/**
 * R's glmnet with a threshold of 1e-14: penalties to 1e-10 of themselves, coefficients to 1e-4 of
 * the largest with the same zeros, cross-validated losses to 1e-6 with the same choices.
 */
@Tag("peers")
class ElasticNetPeerTest {
  private static final int FOLDS = 10;
  private static final long MOST_CYCLES = 10_000_000;
  private static final String SCRIPT =
      """
      suppressMessages(library(glmnet)); library(survival)
      x <- as.matrix(d[, -(1:5)])
      y <- switch("%s", gaussian = d$y, binomial = d$b, cox = Surv(d$time, d$event))
      for (alpha in %s) {
        f <- cv.glmnet(x, y, family = "%s", alpha = alpha, thresh = %s, maxit = 1e7,
            foldid = d$fold)
        put <- function(name, values) out[[paste0(name, alpha)]] <<- values
        put("lambda", f$lambda)
        put("ratio", f$glmnet.fit$dev.ratio)
        put("intercept", f$glmnet.fit$a0)
        b <- as.matrix(f$glmnet.fit$beta)
        put("at", which(b != 0))
        put("beta", b[b != 0])
        put("cvm", f$cvm)
        put("cvsd", f$cvsd)
        put("chosen", c(f$lambda.min, f$lambda.1se))
      }
      """;

  /** Cox paths of more columns than rows take R minutes at this threshold: see below. */
  static Stream<Arguments> samples() {
    RegressionSample easy = RegressionSample.of(200, 20, 0, 0, 0, 1);
    RegressionSample fewEvents = RegressionSample.of(150, 12, 0.5, 2, 10, 3);
    RegressionSample correlated = RegressionSample.of(310, 25, 0.9, 1.5, 2, 2);
    RegressionSample correlatedTimes = RegressionSample.of(150, 8, 0.8, 1, 2, 2);
    RegressionSample wide = RegressionSample.of(60, 80, 0.3, 0.3, 1, 4);
    RegressionSample widest = RegressionSample.of(114, 960, 0.5, 0, 0.5, 5);
    return Arrays.stream(Family.values())
        .flatMap(
            family ->
                (family == Family.COX
                        ? Stream.of(easy, fewEvents, correlatedTimes)
                        : Stream.of(easy, fewEvents, correlated, wide, widest))
                    .map(sample -> Arguments.of(family, sample)));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void pathsAreThoseOfR(Family family, RegressionSample sample) {
    RPeer.require();
    String name = family.name().toLowerCase(Locale.ROOT);
    String csv = sample.csv(FOLDS);
    for (String alpha : List.of("1", "0.5", "0.05")) {
      String script = SCRIPT.formatted(name, alpha, name, "1e-14");
      compare(sample, family, 1e-14, alpha, RPeer.run(script, csv));
    }
  }

  /** The path's own penalties and the folds' choices, at a threshold of 1e-10 on both sides. */
  @ParameterizedTest
  @ValueSource(strings = {"1", "0.5"})
  void coxPathsOfMoreColumnsThanRowsAreThoseOfR(String alpha) {
    RPeer.require();
    RegressionSample sample = RegressionSample.of(60, 80, 0.3, 0.3, 1, 4);
    String script = SCRIPT.formatted("cox", alpha, "cox", "1e-10");
    compare(sample, Family.COX, 1e-10, alpha, RPeer.run(script, sample.csv(FOLDS)));
  }

  @ParameterizedTest
  @CsvSource({"GAUSSIAN, 1.2, 0.6", "BINOMIAL, 0.15, 0.08", "COX, 0.12, 0.08"})
  void givenPenaltiesAreThoseOfR(Family family, double high, double low) {
    RPeer.require();
    RegressionSample sample = RegressionSample.of(114, 960, 0.5, 0, 0.5, 6);
    String script =
        """
        suppressMessages(library(glmnet)); library(survival)
        y <- switch("%1$s", gaussian = d$y, binomial = d$b, cox = Surv(d$time, d$event))
        for (alpha in c(1, 0.5)) {
          f <- glmnet(as.matrix(d[, -(1:5)]), y, family = "%1$s", alpha = alpha,
              lambda = c(%2$s, %3$s) / alpha, thresh = 1e-14, maxit = 1e7)
          out[[paste0("beta", alpha)]] <- as.matrix(f$beta)
        }
        """
            .formatted(family.name().toLowerCase(Locale.ROOT), high, low);
    Map<String, double[]> r = RPeer.run(script, sample.csv(FOLDS));
    for (String alpha : List.of("1", "0.5")) {
      double share = Double.parseDouble(alpha);
      ElasticNetPath path =
          ElasticNetPath.of(
              sample.table(),
              sample.response(family),
              ElasticNetOptions.of(share)
                  .withLambdas(List.of(low / share, high / share))
                  .withThreshold(1e-14)
                  .withMostCycles(MOST_CYCLES));
      for (int step = 0; step < 2; step++) {
        double[] beta =
            Arrays.copyOfRange(
                RegressionSample.at(r, "beta" + alpha), step * 960, step * 960 + 960);
        coefficients(family + " given " + alpha, path, step, beta);
        assertThat(path.model(step).coefficients()).hasSizeBetween(1, 120);
      }
    }
  }

  /** Cycles are of all penalties together; ours go up to half as far again, seen 1.04 to 1.33. */
  @ParameterizedTest
  @CsvSource({"BINOMIAL, 300", "BINOMIAL, 3000", "GAUSSIAN, 300", "GAUSSIAN, 3000"})
  void pathsEndWhereTheCyclesDo(Family family, int most) {
    RPeer.require();
    RegressionSample sample = RegressionSample.of(200, 25, 0.99, 0.5, 1, 7);
    String name = family.name().toLowerCase(Locale.ROOT);
    String script =
        """
        suppressMessages(library(glmnet))
        y <- if ("%1$s" == "gaussian") d$y else d$b
        f <- suppressWarnings(glmnet(as.matrix(d[, -(1:5)]), y, family = "%1$s", maxit = %2$d))
        out$steps <- length(f$lambda)
        """
            .formatted(name, most);
    double steps = RegressionSample.at(RPeer.run(script, sample.csv(FOLDS)), "steps")[0];

    ElasticNetPath path =
        ElasticNetPath.of(
            sample.table(),
            sample.response(family),
            ElasticNetOptions.lasso().withMostCycles(most));

    assertThat(steps).isBetween(5.0, 99.0);
    assertThat((double) path.lambda().size()).isBetween(steps, 1.5 * steps);
  }

  private static void compare(
      RegressionSample sample,
      Family family,
      double threshold,
      String alpha,
      Map<String, double[]> r) {
    List<String> groups =
        IntStream.range(0, sample.table().rows()).mapToObj(row -> "" + row % FOLDS).toList();
    CrossValidatedPath mine =
        CrossValidatedPath.of(
            sample.table(),
            sample.response(family),
            ElasticNetOptions.of(Double.parseDouble(alpha))
                .withThreshold(threshold)
                .withMostCycles(MOST_CYCLES),
            Folds.byGroup(groups));
    String what = family + " " + alpha + " " + sample.table().width();
    ElasticNetPath path = mine.path();
    close(what + " lambda", path.lambda(), RegressionSample.at(r, "lambda" + alpha), 1e-10, 0);
    close(what + " ratio", path.deviance(), RegressionSample.at(r, "ratio" + alpha), 0, 1e-6);
    double[] dense = new double[path.lambda().size() * sample.table().width()];
    double[] at = RegressionSample.at(r, "at" + alpha);
    for (int k = 0; k < at.length; k++) {
      dense[(int) at[k] - 1] = RegressionSample.at(r, "beta" + alpha)[k];
    }
    for (int step = 0; step < path.lambda().size(); step++) {
      int from = step * sample.table().width();
      coefficients(
          what, path, step, Arrays.copyOfRange(dense, from, from + sample.table().width()));
    }
    close(what + " cvm", mine.cvm(), RegressionSample.at(r, "cvm" + alpha), 1e-6, 0);
    close(what + " cvsd", mine.cvsd(), RegressionSample.at(r, "cvsd" + alpha), 1e-6, 0);
    close(
        what + " choice",
        List.of(mine.lambdaMin(), mine.lambda1se()),
        RegressionSample.at(r, "chosen" + alpha),
        1e-10,
        0);
  }

  private static void coefficients(String what, ElasticNetPath path, int step, double[] r) {
    double[] beta = path.beta().values().stream().mapToDouble(values -> values.get(step)).toArray();
    double most = Arrays.stream(r).map(Math::abs).max().orElseThrow();
    for (int c = 0; c < r.length; c++) {
      assertThat(beta[c]).as(what + " step " + step).isCloseTo(r[c], within(1e-4 * most));
      assertThat(beta[c] == 0).as(what + " zero, step " + step).isEqualTo(r[c] == 0);
    }
  }

  private static void close(
      String what, List<Double> mine, double[] r, double part, double absolute) {
    assertThat(mine).as(what).hasSameSizeAs(r);
    for (int k = 0; k < r.length; k++) {
      assertThat(mine.get(k))
          .as(what + " " + k)
          .isCloseTo(r[k], within(absolute + part * Math.abs(r[k])));
    }
  }
}
