package org.tacescore.worker.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.SurvivalOutcome;
import org.tacescore.learning.evaluation.Calibration;
import org.tacescore.learning.evaluation.DeLongTest;
import org.tacescore.learning.evaluation.DecisionCurve;
import org.tacescore.learning.evaluation.Idi;
import org.tacescore.learning.evaluation.IntraclassCorrelation;
import org.tacescore.learning.evaluation.Nri;
import org.tacescore.learning.evaluation.Roc;
import org.tacescore.learning.regression.ElasticNetOptions;
import org.tacescore.learning.regression.ElasticNetPath;
import org.tacescore.learning.regression.Family;
import org.tacescore.learning.regression.LogisticFit;
import org.tacescore.learning.regression.Response;
import org.tacescore.learning.survival.Concordance;
import org.tacescore.learning.survival.ConcordanceComparison;
import org.tacescore.learning.survival.CoxFit;
import org.tacescore.learning.survival.LogRank;
import org.tacescore.learning.survival.MaximallySelectedRank;
import org.tacescore.learning.survival.TimeDependentAuc;

/** The statistics that can be asked for, by the names of the command line. */
public enum Statistic {
  ROC("--outcome --score", "--plot") {
    @Override
    Object of(DataTable data, Question asked) {
      return Roc.of(outcome(data, asked), score(data, asked));
    }
  },
  DELONG("--outcome --score --score2", "--plot") {
    @Override
    Object of(DataTable data, Question asked) {
      return DeLongTest.of(outcome(data, asked), score(data, asked), score2(data, asked));
    }
  },
  CALIBRATION("--outcome --score", "--seed --plot") {
    @Override
    Object of(DataTable data, Question asked) {
      return Calibration.of(outcome(data, asked), score(data, asked), asked.seed());
    }
  },
  DCA("--outcome --score", "--plot") {
    @Override
    Object of(DataTable data, Question asked) {
      return DecisionCurve.of(outcome(data, asked), score(data, asked));
    }
  },
  NRI("--outcome --score --score2", "") {
    @Override
    Object of(DataTable data, Question asked) {
      return Nri.continuous(outcome(data, asked), score(data, asked), score2(data, asked));
    }
  },
  IDI("--outcome --score --score2", "") {
    @Override
    Object of(DataTable data, Question asked) {
      return Idi.of(outcome(data, asked), score(data, asked), score2(data, asked));
    }
  },
  KM("--time --event", "--group --conf-type --time-unit --plot") {
    @Override
    Object of(DataTable data, Question asked) {
      return SurvivalCurves.of(data, asked);
    }
  },
  LOGRANK("--time --event --group", "--time-unit --plot") {
    @Override
    Object of(DataTable data, Question asked) {
      return LogRank.of(survival(data, asked), data.words(asked.group().orElseThrow()));
    }
  },
  COX("--time --event --covariates", "--ties --plot") {
    @Override
    Object of(DataTable data, Question asked) {
      return CoxFit.of(data.table(asked.covariates()), survival(data, asked), asked.ties());
    }
  },
  CINDEX("--time --event --score", "--score2") {
    @Override
    Object of(DataTable data, Question asked) {
      SurvivalOutcome survival = survival(data, asked);
      return asked.score2().isPresent()
          ? ConcordanceComparison.of(survival, score(data, asked), score2(data, asked))
          : Concordance.of(survival, score(data, asked));
    }
  },
  TIMEAUC("--time --event --score --horizon", "--time-unit --plot") {
    @Override
    Object of(DataTable data, Question asked) {
      return TimeDependentAuc.of(
          survival(data, asked),
          score(data, asked),
          asked.horizon().stream().mapToDouble(Double::doubleValue).toArray());
    }
  },
  MAXSTAT("--time --event --score", "--minprop --maxprop --p-method --plot") {
    @Override
    Object of(DataTable data, Question asked) {
      return MaximallySelectedRank.of(
          survival(data, asked),
          score(data, asked),
          asked.minprop(),
          asked.largestShare(),
          asked.cutpointTest());
    }
  },
  ICC("--raters", "--model") {
    @Override
    Object of(DataTable data, Question asked) {
      return IntraclassCorrelation.of(asked.model(), data.table(asked.raters()));
    }
  },
  LOGISTIC("--outcome --covariates", "--plot") {
    @Override
    Object of(DataTable data, Question asked) {
      return LogisticFit.of(data.table(asked.covariates()), outcome(data, asked));
    }
  },
  LASSO("--covariates", "--family --lambda --alpha --threshold --plot") {
    @Override
    List<String> needs(Question asked) {
      return asked.chosenFamily() == Family.COX
          ? List.of("--covariates", "--time", "--event")
          : List.of("--covariates", "--outcome");
    }

    @Override
    Object of(DataTable data, Question asked) {
      ElasticNetOptions options =
          ElasticNetOptions.of(asked.alpha())
              .withLambdas(asked.lambda())
              .withThreshold(asked.threshold());
      return ElasticNetPath.of(data.table(asked.covariates()), response(data, asked), options);
    }
  },
  CENTRES("--score --group", "--plot") {
    @Override
    List<String> needs(Question asked) {
      return asked.time().isPresent()
          ? List.of("--time", "--event", "--score", "--group")
          : List.of("--outcome", "--score", "--group");
    }

    @Override
    Object of(DataTable data, Question asked) {
      return CentreEstimates.of(data, asked);
    }
  };

  private final List<String> needs;
  private final List<String> takes;

  Statistic(String needs, String takes) {
    this.needs = words(needs);
    this.takes = words(takes);
  }

  private static List<String> words(String options) {
    return options.isEmpty() ? List.of() : List.of(options.split(" "));
  }

  /** The answer, of columns that are there. */
  abstract Object of(DataTable data, Question asked);

  List<String> needs(Question asked) {
    return needs;
  }

  /** The name on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The names of all. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Statistic::word).toList();
  }

  /**
   * Refuses options that do not belong to this kind, and a lack of those that do.
   *
   * @param given options of the question that were named
   * @throws UnfitOptionException where there is one
   */
  public void requireOptions(Set<String> given, Question asked) {
    List<String> needed = needs(asked);
    for (String option : given) {
      if (!needed.contains(option) && !takes.contains(option)) {
        throw new UnfitOptionException(
            "%s does not use %s; it uses %s"
                .formatted(
                    described(asked),
                    option,
                    String.join(", ", Stream.concat(needed.stream(), takes.stream()).toList())));
      }
    }
    for (String option : needed) {
      if (!given.contains(option)) {
        throw new UnfitOptionException("%s needs %s".formatted(described(asked), option));
      }
    }
  }

  private String described(Question asked) {
    return this == LASSO
        ? "lasso of the family " + asked.chosenFamily().name().toLowerCase(Locale.ROOT)
        : word();
  }

  private static BinaryOutcome outcome(DataTable data, Question asked) {
    return data.outcome(asked.outcome().orElseThrow());
  }

  private static double[] score(DataTable data, Question asked) {
    return data.numbers(asked.score().orElseThrow());
  }

  private static double[] score2(DataTable data, Question asked) {
    return data.numbers(asked.score2().orElseThrow());
  }

  static SurvivalOutcome survival(DataTable data, Question asked) {
    return data.survival(asked.time().orElseThrow(), asked.event().orElseThrow());
  }

  private static Response response(DataTable data, Question asked) {
    return switch (asked.chosenFamily()) {
      case COX -> Response.cox(survival(data, asked));
      case BINOMIAL -> Response.binomial(outcome(data, asked));
      case GAUSSIAN -> Response.gaussian(data.numbers(asked.outcome().orElseThrow()));
    };
  }
}
