package org.tacescore.worker.statistics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import org.tacescore.learning.survival.KaplanMeier;
import org.tacescore.learning.survival.LogRank;
import org.tacescore.learning.survival.MaximallySelectedRank;
import org.tacescore.learning.survival.TimeDependentAuc;

/** The statistics that can be asked for, by the names of the command line. */
public enum Statistic {
  ROC {
    @Override
    Object of(DataTable data, Question asked) {
      return Roc.of(outcome(data, asked), score(data, asked));
    }
  },
  DELONG {
    @Override
    Object of(DataTable data, Question asked) {
      return DeLongTest.of(outcome(data, asked), score(data, asked), score2(data, asked));
    }
  },
  CALIBRATION {
    @Override
    Object of(DataTable data, Question asked) {
      return Calibration.of(outcome(data, asked), score(data, asked), asked.seed());
    }
  },
  DCA {
    @Override
    Object of(DataTable data, Question asked) {
      return DecisionCurve.of(outcome(data, asked), score(data, asked));
    }
  },
  NRI {
    @Override
    Object of(DataTable data, Question asked) {
      return Nri.continuous(outcome(data, asked), score(data, asked), score2(data, asked));
    }
  },
  IDI {
    @Override
    Object of(DataTable data, Question asked) {
      return Idi.of(outcome(data, asked), score(data, asked), score2(data, asked));
    }
  },
  KM {
    @Override
    Object of(DataTable data, Question asked) {
      SurvivalOutcome survival = survival(data, asked);
      return Map.of(
          "groups",
          asked.group().isPresent()
              ? KaplanMeier.of(survival, data.words(asked.group().get()), asked.confidence())
              : Map.of("all", KaplanMeier.of(survival, asked.confidence())));
    }
  },
  LOGRANK {
    @Override
    Object of(DataTable data, Question asked) {
      return LogRank.of(survival(data, asked), data.words(required(asked.group(), "--group")));
    }
  },
  COX {
    @Override
    Object of(DataTable data, Question asked) {
      return described(
          CoxFit.of(data.table(covariates(asked)), survival(data, asked), asked.ties()));
    }
  },
  CINDEX {
    @Override
    Object of(DataTable data, Question asked) {
      SurvivalOutcome survival = survival(data, asked);
      return asked.score2().isPresent()
          ? ConcordanceComparison.of(survival, score(data, asked), score2(data, asked))
          : Concordance.of(survival, score(data, asked));
    }
  },
  TIMEAUC {
    @Override
    Object of(DataTable data, Question asked) {
      if (asked.horizon().isEmpty()) {
        throw missing("--horizon");
      }
      return TimeDependentAuc.of(
          survival(data, asked),
          score(data, asked),
          asked.horizon().stream().mapToDouble(Double::doubleValue).toArray());
    }
  },
  MAXSTAT {
    @Override
    Object of(DataTable data, Question asked) {
      return MaximallySelectedRank.of(
          survival(data, asked),
          score(data, asked),
          asked.minprop(),
          1 - asked.minprop(),
          asked.cutpointTest());
    }
  },
  ICC {
    @Override
    Object of(DataTable data, Question asked) {
      if (asked.raters().isEmpty()) {
        throw missing("--raters");
      }
      return IntraclassCorrelation.of(asked.model(), data.table(asked.raters()));
    }
  },
  LOGISTIC {
    @Override
    Object of(DataTable data, Question asked) {
      return LogisticFit.of(data.table(covariates(asked)), outcome(data, asked));
    }
  },
  LASSO {
    @Override
    Object of(DataTable data, Question asked) {
      ElasticNetOptions options =
          new ElasticNetOptions(asked.alpha(), asked.lambda(), asked.threshold());
      return ElasticNetPath.of(data.table(covariates(asked)), response(data, asked), options);
    }
  };

  /** The answer: records and maps whose names are the keys of the JSON. */
  abstract Object of(DataTable data, Question asked);

  /** The name on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The names of all. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Statistic::word).toList();
  }

  BinaryOutcome outcome(DataTable data, Question asked) {
    return data.outcome(required(asked.outcome(), "--outcome"));
  }

  double[] score(DataTable data, Question asked) {
    return data.numbers(required(asked.score(), "--score"));
  }

  double[] score2(DataTable data, Question asked) {
    return data.numbers(required(asked.score2(), "--score2"));
  }

  SurvivalOutcome survival(DataTable data, Question asked) {
    return data.survival(required(asked.time(), "--time"), required(asked.event(), "--event"));
  }

  Response response(DataTable data, Question asked) {
    if (asked.family() == Family.COX) {
      return Response.cox(survival(data, asked));
    }
    return asked.family() == Family.BINOMIAL
        ? Response.binomial(outcome(data, asked))
        : Response.gaussian(data.numbers(required(asked.outcome(), "--outcome")));
  }

  List<String> covariates(Question asked) {
    if (asked.covariates().isEmpty()) {
      throw missing("--covariates");
    }
    return asked.covariates();
  }

  String required(Optional<String> column, String option) {
    return column.orElseThrow(() -> missing(option));
  }

  MissingOptionException missing(String option) {
    return new MissingOptionException(word(), option);
  }

  /** A Cox regression without its baseline, which is a function and no list of numbers. */
  private static Map<String, Object> described(CoxFit fit) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("n", fit.n());
    keys.put("events", fit.events());
    keys.put("coefficients", fit.coefficients());
    keys.put("covariance", fit.covariance());
    keys.put("logLik", fit.logLik());
    keys.put("likelihoodRatio", fit.likelihoodRatio());
    keys.put("scoreTest", fit.score());
    keys.put("wald", fit.wald());
    keys.put("concordance", fit.concordance());
    return keys;
  }
}
