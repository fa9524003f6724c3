package org.tacescore.score.clinical;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.tacescore.score.Warning;

/**
 * What a rule computes of complete values.
 *
 * @param items the lines
 * @param total empty for a stage
 * @param group the group or stage
 * @param warnings what a reader must know
 */
record Result(
    List<ScoreItem> items, Optional<BigDecimal> total, String group, List<Warning> warnings) {

  /** Points that add up to a total, grouped as the definition says. */
  static Result summed(Definition definition, List<ScoreItem> items, Warning... warnings) {
    BigDecimal total =
        items.stream()
            .flatMap(item -> item.points().stream())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Result(items, Optional.of(total), definition.group(total), List.of(warnings));
  }

  /** A stage that follows from findings. */
  static Result stage(String stage, List<ScoreItem> items, Warning... warnings) {
    return new Result(items, Optional.empty(), stage, List.of(warnings));
  }

  /** A line without points. */
  static ScoreItem line(String name, String finding) {
    return new ScoreItem(name, finding, Optional.empty());
  }

  static ScoreItem line(String name, Quantity value) {
    return line(name, value.text());
  }

  static ScoreItem line(String name, boolean holds) {
    return line(name, yesNo(holds));
  }

  static String yesNo(boolean holds) {
    return holds ? "yes" : "no";
  }
}
