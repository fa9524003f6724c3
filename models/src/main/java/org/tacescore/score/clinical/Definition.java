package org.tacescore.score.clinical;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The published numbers of one score, with where they come from.
 *
 * @param id the contract name of the score
 * @param title what people call it
 * @param timePoints 1, or 2 where it compares before and after the first TACE
 * @param verification how well the numbers are known
 * @param criteria which of several criteria or versions; may be empty
 * @param source the publication
 * @param terms weights and limits by name
 * @param groups groups of totals in order; none in a stage
 */
record Definition(
    String id,
    String title,
    int timePoints,
    Verification verification,
    String criteria,
    String source,
    Map<String, Term> terms,
    List<Band> groups) {
  private static final int SHOWN_DECIMALS = 4;
  private static final Map<ClinicalScoreId, Definition> SHIPPED = read();

  Definition {
    terms = Map.copyOf(terms);
    groups = List.copyOf(groups);
  }

  static Definition of(ClinicalScoreId id) {
    return Optional.ofNullable(SHIPPED.get(id))
        .orElseThrow(() -> new InvalidDefinitionException("no numbers of " + id.contractName()));
  }

  private static Map<ClinicalScoreId, Definition> read() {
    Map<ClinicalScoreId, Definition> shipped = new EnumMap<>(ClinicalScoreId.class);
    for (Definition one : ShippedNumbers.read("scores.json", Definition[].class)) {
      ClinicalScoreId id =
          ClinicalScoreId.find(one.id())
              .orElseThrow(() -> new InvalidDefinitionException("no score is named " + one.id()));
      shipped.put(id, one);
    }
    return shipped;
  }

  Term term(String name) {
    return Optional.ofNullable(terms.get(name))
        .orElseThrow(() -> new InvalidDefinitionException("%s has no %s".formatted(id, name)));
  }

  /** The weight of a term. */
  BigDecimal weight(String name) {
    return term(name).weight();
  }

  /** The group of a total. */
  String group(BigDecimal total) {
    return band(total)
        .map(Band::label)
        .orElseThrow(
            () -> new InvalidDefinitionException("no group of %s holds %s".formatted(id, total)));
  }

  private Optional<Band> band(BigDecimal total) {
    return groups.stream().filter(band -> band.holds(total)).findFirst();
  }

  /** A total with no more decimals than a reader can use, or than keep it in its group. */
  BigDecimal shown(BigDecimal total) {
    for (int decimals = SHOWN_DECIMALS; decimals < total.scale(); decimals++) {
      BigDecimal rounded = total.setScale(decimals, RoundingMode.HALF_EVEN);
      if (band(rounded).equals(band(total))) {
        return rounded;
      }
    }
    return total;
  }
}
