package org.tacescore.worker.statistics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tacescore.learning.evaluation.Roc;
import org.tacescore.learning.survival.Concordance;
import org.tacescore.learning.survival.ConcordanceComparison;
import org.tacescore.learning.survival.CoxFit;
import org.tacescore.learning.survival.TimeDependentAuc;

/** The keys of an answer where they are not those of its record alone. */
final class Keys {
  private Keys() {}

  static Object of(Object values) {
    if (values instanceof CoxFit fit) {
      return ofCox(fit);
    }
    return values instanceof ConcordanceComparison pair ? ofPair(pair) : values;
  }

  /** What a reader must know to believe the numbers. */
  static List<String> warnings(Object values) {
    Optional<String> warning = Optional.empty();
    if (values instanceof CentreEstimates centres) {
      return centres.warnings();
    }
    if (values instanceof Roc roc) {
      warning = roc.warning();
    } else if (values instanceof CoxFit fit) {
      warning = fit.eventsPerVariable().warning();
    } else if (values instanceof TimeDependentAuc areas) {
      warning = areas.warning();
    }
    return warning.stream().toList();
  }

  /** A Cox regression without its baseline, which is a function and no list of numbers. */
  private static Map<String, Object> ofCox(CoxFit fit) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("n", fit.n());
    keys.put("events", fit.events());
    keys.put("iterations", fit.iterations());
    keys.put("coefficients", fit.coefficients());
    keys.put("covariance", fit.covariance());
    keys.put("logLik", fit.logLik());
    keys.put("likelihoodRatio", fit.likelihoodRatio());
    keys.put("scoreTest", fit.score());
    keys.put("wald", fit.wald());
    keys.put("concordance", fit.concordance());
    return keys;
  }

  /** The first score's keys are those of a score alone. */
  private static Map<String, Object> ofPair(ConcordanceComparison pair) {
    Map<String, Object> difference = new LinkedHashMap<>();
    difference.put("value", pair.difference());
    difference.put("se", pair.se());
    difference.put("z", pair.z());
    difference.put("p", pair.p());
    Concordance first = pair.first();
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("value", first.value());
    keys.put("se", first.se());
    keys.put("lower", first.lower());
    keys.put("upper", first.upper());
    keys.put("concordant", first.concordant());
    keys.put("discordant", first.discordant());
    keys.put("tied", first.tied());
    keys.put("score2", pair.second());
    keys.put("covariance", pair.covariance());
    keys.put("difference", difference);
    return keys;
  }
}
