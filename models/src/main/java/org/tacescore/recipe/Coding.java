package org.tacescore.recipe;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.score.Cutoff;
import org.tacescore.score.HbsAg;
import org.tacescore.score.HighWhen;
import org.tacescore.score.clinical.StatedValue;

/** How a clinical value becomes a number that models take. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Coding.Positive.class, name = "positive"),
  @JsonSubTypes.Type(value = Coding.Present.class, name = "present"),
  @JsonSubTypes.Type(value = Coding.Threshold.class, name = "threshold"),
  @JsonSubTypes.Type(value = Coding.Amount.class, name = "amount"),
  @JsonSubTypes.Type(value = Coding.Stage.class, name = "stage")
})
public sealed interface Coding {
  /**
   * The number.
   *
   * @throws RefusedException INVALID_CLINICAL for a value that cannot be used
   */
  double of(ClinicalValue value);

  /**
   * A value for reference cases, in words or with its unit.
   *
   * @param high codes as 1, or as a larger number
   */
  String example(boolean high);

  /** Whether it is always 0 or 1. */
  default boolean isBinary() {
    return true;
  }

  /** Refuses, by {@link IllegalArgumentException}, an analyte whose values it cannot code. */
  default void requireSuits(Analyte analyte) {}

  /** 1 for positive, 0 for negative, of an assay that says no more. */
  record Positive() implements Coding {
    @Override
    public double of(ClinicalValue value) {
      return number(HbsAg.isPositive(value));
    }

    @Override
    public String example(boolean high) {
      return high ? "positive" : "negative";
    }

    @Override
    public void requireSuits(Analyte analyte) {
      require(analyte == Analyte.HBSAG, analyte, "is not positive or negative");
    }
  }

  /** 1 for yes and present, 0 for no and absent. */
  record Present() implements Coding {
    @Override
    public double of(ClinicalValue value) {
      return number(StatedValue.isPresent(value));
    }

    @Override
    public String example(boolean high) {
      return high ? "yes" : "no";
    }
  }

  /**
   * 1 for a high number, 0 for any other.
   *
   * @param unit the analyte's own, stated so that nobody has to look it up
   * @param source where the limit comes from
   */
  record Threshold(BigDecimal value, String unit, HighWhen comparator, String source)
      implements Coding {
    @Override
    public double of(ClinicalValue stated) {
      return number(new Cutoff(value, comparator).isHigh(StatedValue.number(stated)));
    }

    /** One above the limit, or half of it. */
    @Override
    public String example(boolean high) {
      BigDecimal number = high ? value.add(BigDecimal.ONE) : value.divide(BigDecimal.valueOf(2));
      return "%s %s".formatted(number.toPlainString(), unit).strip();
    }

    @Override
    public void requireSuits(Analyte analyte) {
      requireUnit(analyte, unit);
    }
  }

  /**
   * The number itself.
   *
   * @param unit the analyte's own
   */
  record Amount(String unit) implements Coding {
    @Override
    public double of(ClinicalValue value) {
      return StatedValue.number(value).doubleValue();
    }

    @Override
    public String example(boolean high) {
      return "%d %s".formatted(high ? 20 : 10, unit).strip();
    }

    @Override
    public boolean isBinary() {
      return false;
    }

    @Override
    public void requireSuits(Analyte analyte) {
      requireUnit(analyte, unit);
    }
  }

  /**
   * 1 for some of the stages of BCLC, 0 for the others.
   *
   * @param of 0, A, B, C or D
   */
  record Stage(List<String> of) implements Coding {
    public Stage {
      of = List.copyOf(of);
      if (of.isEmpty() || !of.stream().allMatch(stage -> stage.matches("[0ABCD]"))) {
        throw new IllegalArgumentException("stages are 0, A, B, C and D, got " + of);
      }
    }

    @Override
    public double of(ClinicalValue value) {
      return number(of.contains(StatedValue.bclc(value)));
    }

    @Override
    public String example(boolean high) {
      return Stream.of("A", "B", "C", "D", "0")
          .filter(stage -> of.contains(stage) == high)
          .findFirst()
          .orElse(of.get(0));
    }

    @Override
    public void requireSuits(Analyte analyte) {
      require(analyte == Analyte.BCLC, analyte, "has no stages");
    }
  }

  private static double number(boolean fact) {
    return fact ? 1 : 0;
  }

  private static void requireUnit(Analyte analyte, String unit) {
    require(
        StatedValue.unit(analyte).filter(unit::equals).isPresent(),
        analyte,
        "is not coded in '%s'; its own unit is %s"
            .formatted(unit, StatedValue.unit(analyte).orElse("none, it is no number")));
  }

  private static void require(boolean fact, Analyte analyte, String what) {
    if (!fact) {
      throw new IllegalArgumentException(analyte.contractName() + " " + what);
    }
  }
}
