package org.tacescore.recipe;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tacescore.dicom.Code;
import org.tacescore.score.Cutoff;
import org.tacescore.score.HighWhen;
import org.tacescore.score.RiskGroup;

/**
 * A total of fixed points, one term a measure that counts or does not, and the cutoff that splits
 * it.
 *
 * <p>Points and cutoff are whole hundredths and are added as integers, so that a tie at the cutoff
 * never depends on rounding or on the order of summation.
 *
 * @param concept what the total is
 * @param unit UCUM
 * @param terms what each measure adds when it counts
 * @param cutoff the cutoff and its comparator
 * @param sensitivities other comparators to show beside the result
 * @param highGroup code of a total above the cutoff
 * @param lowGroup code of any other total
 */
public record PointsCombination(
    Code concept,
    Code unit,
    List<Term> terms,
    Threshold cutoff,
    List<Variant> sensitivities,
    Code highGroup,
    Code lowGroup)
    implements Combination {
  private static final int MOST_TERMS = 16;

  /**
   * What a measure adds when it counts.
   *
   * @param measure name of the measure
   * @param hundredths points in hundredths
   * @param source where the number was published
   */
  public record Term(String measure, int hundredths, String source) {
    public BigDecimal points() {
      return BigDecimal.valueOf(hundredths, 2);
    }
  }

  /**
   * The cutoff.
   *
   * @param hundredths in hundredths
   * @param comparator when a total is high
   * @param source where number and comparator come from
   */
  public record Threshold(int hundredths, HighWhen comparator, String source) {}

  /**
   * Another comparator at the same cutoff.
   *
   * @param comparator when a total is high
   * @param label what people call this variant
   */
  public record Variant(HighWhen comparator, String label) {}

  public PointsCombination {
    terms = List.copyOf(terms);
    sensitivities = List.copyOf(sensitivities);
    if (terms.isEmpty() || terms.size() > MOST_TERMS) {
      throw new IllegalArgumentException(
          "combination.terms must hold 1 to %d, got %d".formatted(MOST_TERMS, terms.size()));
    }
  }

  @Override
  public List<String> measures() {
    return terms.stream().map(Term::measure).toList();
  }

  /** The total when exactly these measures count. */
  public BigDecimal total(Set<String> counting) {
    int hundredths = 0;
    for (Term term : terms) {
      if (counting.contains(term.measure())) {
        hundredths = Math.addExact(hundredths, term.hundredths());
      }
    }
    return BigDecimal.valueOf(hundredths, 2);
  }

  /** The cutoff under the recipe's own comparator. */
  public Cutoff appliedCutoff() {
    return cutoffUnder(cutoff.comparator());
  }

  /** The cutoff under another comparator. */
  public Cutoff cutoffUnder(HighWhen comparator) {
    return new Cutoff(BigDecimal.valueOf(cutoff.hundredths(), 2), comparator);
  }

  /** The group of a total. */
  public RiskGroup groupOf(BigDecimal total, Cutoff applied) {
    return applied.isHigh(total)
        ? new RiskGroup(RiskGroup.Side.HIGH, highGroup)
        : new RiskGroup(RiskGroup.Side.LOW, lowGroup);
  }

  /**
   * The one measure that decides the group whatever the others are; empty where no single measure
   * does. Found by trying every combination.
   */
  public Optional<String> onlyDriver() {
    return measures().stream()
        .filter(
            name ->
                combinations()
                    .allMatch(
                        counting ->
                            appliedCutoff().isHigh(total(counting)) == counting.contains(name)))
        .findFirst();
  }

  /** Every set of measures that may count. */
  private Stream<Set<String>> combinations() {
    List<String> names = measures();
    return IntStream.range(0, 1 << names.size())
        .mapToObj(
            bits ->
                IntStream.range(0, names.size())
                    .filter(i -> (bits >> i & 1) == 1)
                    .mapToObj(names::get)
                    .collect(Collectors.toUnmodifiableSet()));
  }
}
