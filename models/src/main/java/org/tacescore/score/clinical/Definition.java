package org.tacescore.score.clinical;

import java.math.BigDecimal;
import java.util.Arrays;
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
          Arrays.stream(ClinicalScoreId.values())
              .filter(score -> score.contractName().equals(one.id()))
              .findFirst()
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
    return groups.stream()
        .filter(band -> band.holds(total))
        .findFirst()
        .map(Band::label)
        .orElseThrow(
            () -> new InvalidDefinitionException("no group of %s holds %s".formatted(id, total)));
  }
}
