package org.tacescore.recipe;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tacescore.dicom.Code;
import org.tacescore.score.Cutoff;
import org.tacescore.score.HighWhen;

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
 * @param variants labelled variants to show beside the result, never the result
 * @param highGroup code of a total above the cutoff
 * @param lowGroup code of any other total
 */
public record PointsCombination(
    Code concept,
    Code unit,
    List<Term> terms,
    Threshold cutoff,
    List<Variant> variants,
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
   * The same measures, counted otherwise.
   *
   * @param id what results call it, e.g. {@code lnhr}
   * @param label what people call it
   * @param comparator when a total is high
   * @param hundredths points of each measure, in hundredths; empty for those of the recipe
   * @param cut name of the part that holds its own cutoff; empty for the recipe's
   * @param source where it comes from
   */
  public record Variant(
      String id,
      String label,
      HighWhen comparator,
      Map<String, Integer> hundredths,
      String cut,
      String source) {

    /** Refuses other points under a cutoff that was not learned for them. */
    public Variant {
      hundredths = Collections.unmodifiableMap(new TreeMap<>(hundredths));
      if (hundredths.isEmpty() != cut.isEmpty()) {
        throw new IllegalArgumentException(
            "variant %s needs other points and a cutoff of its own, or neither".formatted(id));
      }
    }

    /** Whether it has points of its own. */
    boolean hasOwnPoints() {
      return !hundredths.isEmpty();
    }
  }

  public PointsCombination {
    terms = List.copyOf(terms);
    variants = List.copyOf(variants);
    Set<String> measures = terms.stream().map(Term::measure).collect(Collectors.toSet());
    for (Variant variant : variants) {
      if (variant.hasOwnPoints() && !variant.hundredths().keySet().equals(measures)) {
        throw new IllegalArgumentException(
            "variant %s needs points of each of %s, got %s"
                .formatted(variant.id(), measures, variant.hundredths().keySet()));
      }
    }
    if (terms.isEmpty() || terms.size() > MOST_TERMS) {
      throw new IllegalArgumentException(
          "combination.terms must hold 1 to %d, got %d".formatted(MOST_TERMS, terms.size()));
    }
  }

  @Override
  public List<String> measures() {
    return terms.stream().map(Term::measure).toList();
  }

  @Override
  public List<String> cuts() {
    return variants.stream().map(Variant::cut).filter(cut -> !cut.isEmpty()).toList();
  }

  /** The total when exactly these measures count. */
  public BigDecimal total(Set<String> counting) {
    return sum(counting, Term::hundredths);
  }

  /** The total of a variant when exactly these measures count. */
  public BigDecimal total(Variant variant, Set<String> counting) {
    return variant.hasOwnPoints()
        ? sum(counting, term -> variant.hundredths().getOrDefault(term.measure(), 0))
        : total(counting);
  }

  private BigDecimal sum(Set<String> counting, ToIntFunction<Term> points) {
    int hundredths = 0;
    for (Term term : terms) {
      if (counting.contains(term.measure())) {
        hundredths = Math.addExact(hundredths, points.applyAsInt(term));
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
