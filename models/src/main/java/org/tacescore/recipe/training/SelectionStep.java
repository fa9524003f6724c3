package org.tacescore.recipe.training;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.tacescore.learning.Selection;
import org.tacescore.learning.model.ElasticNetTrainer;
import org.tacescore.learning.model.ForestTrainer;
import org.tacescore.learning.selection.DuplicateFilter;
import org.tacescore.learning.selection.ElasticNetSelection;
import org.tacescore.learning.selection.RecursiveElimination;
import org.tacescore.learning.selection.SelectKBest;
import org.tacescore.learning.selection.VarianceFilter;

/** One step of choosing features. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = SelectionStep.Variance.class, name = "variance"),
  @JsonSubTypes.Type(value = SelectionStep.Duplicates.class, name = "duplicates"),
  @JsonSubTypes.Type(value = SelectionStep.KBest.class, name = "k-best"),
  @JsonSubTypes.Type(value = SelectionStep.Mrmr.class, name = "mrmr"),
  @JsonSubTypes.Type(value = SelectionStep.ElasticNet.class, name = "elastic-net"),
  @JsonSubTypes.Type(value = SelectionStep.Elimination.class, name = "rfe")
})
public sealed interface SelectionStep {
  /** The step as a method. */
  Selection selection();

  /** Leaves out columns that do not vary. */
  record Variance() implements SelectionStep {
    @Override
    public Selection selection() {
      return new VarianceFilter(0);
    }
  }

  /** Leaves out columns that say what an earlier one says. */
  record Duplicates() implements SelectionStep {
    @Override
    public Selection selection() {
      return DuplicateFilter.EXACT;
    }
  }

  /** The columns with the greatest F. */
  record KBest(int k) implements SelectionStep {
    public KBest {
      new SelectKBest(k);
    }

    @Override
    public Selection selection() {
      return new SelectKBest(k);
    }
  }

  /** Greatest relevance with least redundancy. */
  record Mrmr(int k) implements SelectionStep {
    public Mrmr {
      new org.tacescore.learning.selection.Mrmr(k);
    }

    @Override
    public Selection selection() {
      return new org.tacescore.learning.selection.Mrmr(k);
    }
  }

  /**
   * The columns that a lasso or elastic net keeps.
   *
   * @param alpha share of the lasso
   * @param rule which penalty of the path
   * @param most columns, those of the largest standardised coefficients
   */
  record ElasticNet(double alpha, int folds, PenaltyRule rule, int most) implements SelectionStep {
    public ElasticNet {
      new ElasticNetSelection(rule.trainer(alpha, folds), most);
    }

    @Override
    public Selection selection() {
      return new ElasticNetSelection(rule.trainer(alpha, folds), most);
    }
  }

  /** Recursive elimination with random forests. */
  record Elimination(List<Integer> sizes, int folds, int trees, double tolerancePercent)
      implements SelectionStep {
    public Elimination {
      sizes = List.copyOf(sizes);
      new RecursiveElimination(sizes, folds, new ForestTrainer(trees), tolerancePercent);
    }

    @Override
    public Selection selection() {
      return new RecursiveElimination(sizes, folds, new ForestTrainer(trees), tolerancePercent);
    }
  }

  /** Which penalty of a cross-validated path is taken. */
  enum PenaltyRule {
    /** That of the least loss. */
    @JsonProperty("lambda-min")
    LAMBDA_MIN,
    /** The largest within one standard error of the least loss. */
    @JsonProperty("lambda-1se")
    LAMBDA_1SE;

    ElasticNetTrainer trainer(double alpha, int folds) {
      return new ElasticNetTrainer(alpha, folds, this == LAMBDA_1SE);
    }
  }
}
