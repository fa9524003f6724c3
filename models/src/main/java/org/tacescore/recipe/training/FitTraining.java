package org.tacescore.recipe.training;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.List;
import org.tacescore.learning.model.BoostingTrainer;
import org.tacescore.learning.model.ForestTrainer;
import org.tacescore.learning.model.LinearTrainer;
import org.tacescore.learning.model.LogisticTrainer;
import org.tacescore.learning.model.SvmTrainer;
import org.tacescore.learning.model.Trainer;

/** What kind of model is fitted to the chosen features, and among which settings. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = FitTraining.SvmRbf.class, name = "svm-rbf"),
  @JsonSubTypes.Type(value = FitTraining.Logistic.class, name = "logistic"),
  @JsonSubTypes.Type(value = FitTraining.ElasticNet.class, name = "elastic-net"),
  @JsonSubTypes.Type(value = FitTraining.Forest.class, name = "forest"),
  @JsonSubTypes.Type(value = FitTraining.BoostedTrees.class, name = "boosted-trees"),
  @JsonSubTypes.Type(value = FitTraining.Linear.class, name = "linear")
})
public sealed interface FitTraining {
  /** One trainer, or several among which inner folds choose. */
  List<Trainer> trainers();

  /** Folds of the choice; not used with one trainer. */
  default int innerFolds() {
    return 2;
  }

  /**
   * A support vector machine with a radial kernel and Platt's probability.
   *
   * @param costLog2 least and largest exponent of C = 2^n
   * @param gammaLog2 least and largest exponent of gamma
   * @param folds that choose among all pairs
   */
  record SvmRbf(List<Integer> costLog2, List<Integer> gammaLog2, int folds) implements FitTraining {
    private static final int FARTHEST = 30;

    public SvmRbf {
      costLog2 = range("cost-log2", costLog2);
      gammaLog2 = range("gamma-log2", gammaLog2);
      if (folds < 2) {
        throw new IllegalArgumentException("folds must be 2 or more, got " + folds);
      }
    }

    private static List<Integer> range(String key, List<Integer> ends) {
      if (ends.size() != 2
          || ends.get(0) > ends.get(1)
          || ends.get(0) < -FARTHEST
          || ends.get(1) > FARTHEST) {
        throw new IllegalArgumentException(
            "%s must be two exponents, ascending, from -30 to 30, got %s".formatted(key, ends));
      }
      return List.copyOf(ends);
    }

    @Override
    public List<Trainer> trainers() {
      List<Trainer> trainers = new ArrayList<>();
      for (int c = costLog2.get(0); c <= costLog2.get(1); c++) {
        for (int g = gammaLog2.get(0); g <= gammaLog2.get(1); g++) {
          trainers.add(new SvmTrainer(Math.scalb(1.0, c), Math.scalb(1.0, g)));
        }
      }
      return List.copyOf(trainers);
    }

    @Override
    public int innerFolds() {
      return folds;
    }
  }

  /** Linear regression of 1 for positive on 0. */
  record Linear() implements FitTraining {
    @Override
    public List<Trainer> trainers() {
      return List.of(new LinearTrainer());
    }
  }

  /** Logistic regression. */
  record Logistic() implements FitTraining {
    @Override
    public List<Trainer> trainers() {
      return List.of(new LogisticTrainer());
    }
  }

  /** Logistic regression with the lasso's or the elastic net's penalty. */
  record ElasticNet(double alpha, int folds, SelectionStep.PenaltyRule rule)
      implements FitTraining {
    public ElasticNet {
      rule.trainer(alpha, folds);
    }

    @Override
    public List<Trainer> trainers() {
      return List.of(rule.trainer(alpha, folds));
    }
  }

  /** A random forest. */
  record Forest(int trees) implements FitTraining {
    public Forest {
      new ForestTrainer(trees);
    }

    @Override
    public List<Trainer> trainers() {
      return List.of(new ForestTrainer(trees));
    }
  }

  /** Boosted trees, all rows and columns for each. */
  record BoostedTrees(int rounds, int depth, double rate) implements FitTraining {
    public BoostedTrees {
      new BoostingTrainer(rounds, depth, rate, 1, 1, 1, 1);
    }

    @Override
    public List<Trainer> trainers() {
      return List.of(new BoostingTrainer(rounds, depth, rate, 1, 1, 1, 1));
    }
  }
}
