package org.tacescore.worker.pipeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Optional;
import org.tacescore.score.ClinicalValue;
import org.tacescore.score.Finding;
import org.tacescore.score.Supplement;

/**
 * What stands beside a score in the result document: a number, or a stated value as text.
 *
 * @param id the supplement's name in the recipe
 * @param name what people call it
 * @param code code value of the concept
 * @param value absent for a stated value
 * @param text a stated value as its source gave it; absent for a number
 * @param unit UCUM; empty for a stated value without one
 * @param cutoff comparator and cutoff; absent where no cutoff parts the values
 * @param high whether the number is on the high side of the cutoff; there with it
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record SupplementEntry(
    String id,
    String name,
    String code,
    Optional<BigDecimal> value,
    Optional<String> text,
    String unit,
    Optional<String> cutoff,
    Optional<Boolean> high) {

  static SupplementEntry of(Supplement supplement) {
    Finding finding = supplement.finding();
    if (finding instanceof Finding.Stated stated) {
      return stated(supplement, stated.value());
    }
    if (finding instanceof Finding.Measured measured) {
      return number(
          supplement,
          measured.value(),
          measured.unit().value(),
          Optional.of(ScoreGroup.rule(measured.cutoff())),
          Optional.of(SupplementLines.isHigh(measured)));
    }
    Finding.Computed computed = (Finding.Computed) finding;
    return number(
        supplement, computed.value(), computed.unit().value(), Optional.empty(), Optional.empty());
  }

  private static SupplementEntry stated(Supplement supplement, ClinicalValue value) {
    return new SupplementEntry(
        supplement.name(),
        supplement.label(),
        supplement.concept().value(),
        Optional.empty(),
        Optional.of(value.value()),
        value.unit(),
        Optional.empty(),
        Optional.empty());
  }

  private static SupplementEntry number(
      Supplement supplement,
      double value,
      String unit,
      Optional<String> cutoff,
      Optional<Boolean> high) {
    return new SupplementEntry(
        supplement.name(),
        supplement.label(),
        supplement.concept().value(),
        Optional.of(BigDecimal.valueOf(value)),
        Optional.empty(),
        unit,
        cutoff,
        high);
  }
}
