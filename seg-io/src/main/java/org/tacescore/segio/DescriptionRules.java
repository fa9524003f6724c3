package org.tacescore.segio;

import static java.util.stream.Collectors.toCollection;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tacescore.segio.DescriptionWord.Kind;
import org.tacescore.segio.DescriptionWord.Strength;

/**
 * The contrast phase that the words of a series description speak for.
 *
 * <p>A label is given only where a phase word stands in a text that is understood. Two phases in
 * one text contradict each other, whichever stands first. A time after injection makes no label but
 * supports or contradicts a word; alone it is evidence of another kind. The words are data, {@link
 * DescriptionVocabulary}; what one word makes of its neighbour, {@link DescriptionGrammar}.
 */
public final class DescriptionRules {
  private static final DescriptionVocabulary VOCABULARY = DescriptionVocabulary.shipped();
  private static final Set<Kind> UNREAD = EnumSet.of(Kind.UNKNOWN, Kind.STRANGE, Kind.NOTHING);

  /** A native series may be named with the length of a breath-hold. */
  private static final double LONGEST_BREATH_HOLD = 30;

  /** From here on a hepatobiliary series may be early, but is not of an earlier phase. */
  private static final double EARLIEST_HEPATOBILIARY = 600;

  private static final double EARLIEST_DELAYED_ON_CT = 150;

  private final List<DescriptionWord> words;
  private final Set<Kind> kinds;
  private final List<Double> seconds;

  private DescriptionRules(List<DescriptionWord> words, List<Double> seconds) {
    this.words = words;
    this.kinds =
        words.stream()
            .map(DescriptionWord::kind)
            .collect(toCollection(() -> EnumSet.noneOf(Kind.class)));
    this.seconds = seconds;
  }

  /** What the text alone says. */
  public static DescriptionLabel label(String description) {
    return read(description).label();
  }

  /** What the text alone says, and the times in it. */
  static DescriptionReading read(String description) {
    DescriptionText text = DescriptionText.of(description);
    List<DescriptionWord> words = VOCABULARY.read(text.words());
    DescriptionRules rules =
        new DescriptionRules(DescriptionGrammar.resolve(words), text.seconds());
    return new DescriptionReading(rules.label(), text.seconds());
  }

  private DescriptionLabel label() {
    if (kinds.contains(Kind.EXCLUDE)
        || (kinds.contains(Kind.DIXON) && kinds.contains(Kind.DIXON_PART))) {
      return DescriptionLabel.EXCLUDE;
    }
    if (kinds.contains(Kind.BOTH)) {
      return DescriptionLabel.UNKNOWN;
    }
    if (kinds.contains(Kind.CLASH)) {
      return DescriptionLabel.CONFLICT;
    }
    Set<ContrastPhase> strong = phases(EnumSet.of(Strength.STRONG));
    Set<ContrastPhase> all = phases(EnumSet.allOf(Strength.class));
    if (kinds.contains(Kind.OFF)) {
      return all.size() > 1 ? DescriptionLabel.CONFLICT : DescriptionLabel.UNKNOWN;
    }
    if (isElsewhere()) {
      return elsewhere(strong, all);
    }
    if (strong.isEmpty()) {
      return withoutStrong(all);
    }
    if (all.equals(EnumSet.of(ContrastPhase.HEPATOBILIARY, ContrastPhase.DELAYED))) {
      return withPhase(ContrastPhase.HEPATOBILIARY);
    }
    return all.size() > 1 ? DescriptionLabel.CONFLICT : withPhase(all.iterator().next());
  }

  private boolean isElsewhere() {
    return kinds.contains(Kind.ELSEWHERE) && !kinds.contains(Kind.REGION);
  }

  /** Without contrast is said alike of every organ. */
  private static DescriptionLabel elsewhere(Set<ContrastPhase> strong, Set<ContrastPhase> all) {
    if (strong.isEmpty()) {
      return DescriptionLabel.UNKNOWN;
    }
    if (all.size() > 1) {
      return DescriptionLabel.CONFLICT;
    }
    return strong.contains(ContrastPhase.NATIVE)
        ? DescriptionLabel.NATIVE
        : DescriptionLabel.UNKNOWN;
  }

  private DescriptionLabel withPhase(ContrastPhase phase) {
    if (phase == ContrastPhase.DELAYED && isHepatobiliaryTime()) {
      return DescriptionLabel.HEPATOBILIARY;
    }
    boolean lateAfterLiverAgent =
        phase == ContrastPhase.DELAYED
            && kinds.contains(Kind.AGENT)
            && !kinds.contains(Kind.TRANSITIONAL)
            && seconds.isEmpty();
    return lateAfterLiverAgent || isDenied(phase)
        ? DescriptionLabel.CONFLICT
        : DescriptionLabel.of(phase);
  }

  private DescriptionLabel withoutStrong(Set<ContrastPhase> all) {
    boolean delay = kinds.contains(Kind.DELAY);
    Set<ContrastPhase> spoken = EnumSet.copyOf(phases(EnumSet.of(Strength.WEAK)));
    if (delay) {
      all.add(ContrastPhase.DELAYED);
      spoken.add(ContrastPhase.DELAYED);
    }
    if (isHepatobiliaryTime()) {
      boolean late = all.isEmpty() || all.equals(Set.of(ContrastPhase.DELAYED));
      return late ? DescriptionLabel.HEPATOBILIARY : DescriptionLabel.CONFLICT;
    }
    if (kinds.contains(Kind.TRACKING)) {
      return DescriptionLabel.EXCLUDE;
    }
    if (all.size() == 1 && (delay || isUnderstood())) {
      ContrastPhase phase = all.iterator().next();
      boolean wordSuffices = !spoken.isEmpty() && !delay && !isDenied(phase);
      if (wordSuffices || isSupported(phase)) {
        return DescriptionLabel.of(phase);
      }
    }
    return kinds.contains(Kind.MULTI) && all.isEmpty()
        ? DescriptionLabel.MULTI
        : DescriptionLabel.UNKNOWN;
  }

  /** Phases named with one of these strengths; "delay" beside a time names none. */
  private Set<ContrastPhase> phases(Set<Strength> strengths) {
    return words.stream()
        .filter(word -> strengths.contains(word.strength()))
        .filter(word -> !word.is(Kind.DELAY) || seconds.isEmpty())
        .map(word -> word.kind().phase())
        .flatMap(Optional::stream)
        .collect(toCollection(() -> EnumSet.noneOf(ContrastPhase.class)));
  }

  private boolean isUnderstood() {
    return Collections.disjoint(kinds, UNREAD);
  }

  private boolean isSupported(ContrastPhase phase) {
    return !seconds.isEmpty()
        && seconds.stream().allMatch(s -> PhaseTimes.ofEither(s).equals(Optional.of(phase)))
        && (phase != ContrastPhase.DELAYED || kinds.contains(Kind.MR) || isDelayedOnCt());
  }

  /** Delayed on MR, 120 s are in the gap before the delayed phase of CT. */
  private boolean isDelayedOnCt() {
    return seconds.stream().allMatch(s -> s >= EARLIEST_DELAYED_ON_CT);
  }

  private boolean isDenied(ContrastPhase phase) {
    return !seconds.isEmpty() && seconds.stream().allMatch(s -> denies(phase, s));
  }

  private static boolean denies(ContrastPhase phase, double seconds) {
    boolean other = PhaseTimes.ofEither(seconds).filter(p -> p != phase).isPresent();
    return switch (phase) {
      case NATIVE -> other && seconds > LONGEST_BREATH_HOLD;
      case HEPATOBILIARY -> other && seconds < EARLIEST_HEPATOBILIARY;
      case ARTERIAL, PORTAL_VENOUS, DELAYED -> other;
    };
  }

  /** 15 to 25 minutes on MR, or after a liver-specific agent. */
  private boolean isHepatobiliaryTime() {
    return (kinds.contains(Kind.MR) || kinds.contains(Kind.AGENT) || kinds.contains(Kind.DIXON))
        && !seconds.isEmpty()
        && seconds.stream()
            .allMatch(s -> PhaseTimes.ofMr(s).equals(Optional.of(ContrastPhase.HEPATOBILIARY)));
  }
}
