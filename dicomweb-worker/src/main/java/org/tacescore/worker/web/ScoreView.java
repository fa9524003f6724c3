package org.tacescore.worker.web;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One score as shown.
 *
 * @param name the score's name, e.g. {@code HRD score}
 * @param value the number; empty for a stage, which has none
 * @param decimals how many a person is shown at most, so that the number is seen to be of its
 *     group; of a fraction those of the percentage
 * @param unit UCUM unit; {@code 1} is a fraction, shown in percent
 * @param group the group it puts the patient in: {@code HIGH}, or a clinical score's {@code 2}
 * @param groupName what the recipe calls the group, e.g. {@code Response likely}
 * @param level what it is of: {@code patient}, or the lesion's label
 */
public record ScoreView(
    String name,
    OptionalDouble value,
    int decimals,
    String unit,
    Optional<String> group,
    Optional<String> groupName,
    String level) {
  private static final int USUAL_DECIMALS = 4;

  /** A number that is shown with the usual decimals. */
  public ScoreView(String name, double value, String unit, Optional<String> group, String level) {
    this(name, OptionalDouble.of(value), USUAL_DECIMALS, unit, group, Optional.empty(), level);
  }
}
