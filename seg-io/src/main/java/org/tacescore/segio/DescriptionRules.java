package org.tacescore.segio;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The contrast phase that the words of a series description speak for.
 *
 * <p>The rules are data, {@code description-rules.tsv}. Two phases in one text contradict each
 * other, whichever stands first; numbers of seconds and minutes are times after injection, and
 * contradict a word that says otherwise. {@code delay} beside such a number is the scan delay.
 */
public final class DescriptionRules {
  private static final DescriptionRules SHIPPED = load();

  private final List<Rule> rules;

  private DescriptionRules(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** What the text alone says. */
  public static DescriptionLabel label(String description) {
    return SHIPPED.decide(DescriptionText.of(description));
  }

  private DescriptionLabel decide(DescriptionText text) {
    Set<Kind> kinds = kindsIn(text.words());
    if (kinds.contains(Kind.BOTH)) {
      return DescriptionLabel.UNKNOWN;
    }
    if (kinds.contains(Kind.EXCLUDE)) {
      return DescriptionLabel.EXCLUDE;
    }
    if (kinds.contains(Kind.NEGATION)) {
      return DescriptionLabel.CONFLICT;
    }
    List<ContrastPhase> phases =
        kinds.stream().map(Kind::phase).flatMap(Optional::stream).distinct().toList();
    if (phases.contains(ContrastPhase.HEPATOBILIARY) && !hasOther(phases)) {
      return DescriptionLabel.HEPATOBILIARY;
    }
    return switch (phases.size()) {
      case 0 -> withoutPhase(kinds, text.seconds());
      case 1 -> withPhase(phases.get(0), kinds, text.seconds());
      default -> DescriptionLabel.CONFLICT;
    };
  }

  /** Hepatobiliary series are late ones too. */
  private static boolean hasOther(List<ContrastPhase> phases) {
    return phases.stream()
        .anyMatch(p -> p != ContrastPhase.HEPATOBILIARY && p != ContrastPhase.DELAYED);
  }

  private static DescriptionLabel withPhase(
      ContrastPhase phase, Set<Kind> kinds, List<Double> seconds) {
    boolean scanDelay = !seconds.isEmpty();
    if (kinds.contains(Kind.WEAK_DELAYED) && !scanDelay && phase != ContrastPhase.DELAYED) {
      return DescriptionLabel.CONFLICT;
    }
    if (phase == ContrastPhase.DELAYED && isHepatobiliaryTime(kinds, seconds)) {
      return DescriptionLabel.HEPATOBILIARY;
    }
    boolean denied =
        phase != ContrastPhase.NATIVE
            && scanDelay
            && seconds.stream().allMatch(s -> PhaseTimes.deny(phase, s));
    return denied ? DescriptionLabel.CONFLICT : DescriptionLabel.of(phase);
  }

  private static DescriptionLabel withoutPhase(Set<Kind> kinds, List<Double> seconds) {
    if (isHepatobiliaryTime(kinds, seconds)) {
      return DescriptionLabel.HEPATOBILIARY;
    }
    if (kinds.contains(Kind.TRACKING)) {
      return DescriptionLabel.EXCLUDE;
    }
    if (kinds.contains(Kind.WEAK_DELAYED) && seconds.isEmpty()) {
      return DescriptionLabel.DELAYED;
    }
    if (kinds.contains(Kind.WEAK_DELAYED) || kinds.contains(Kind.TIMING)) {
      return timed(seconds);
    }
    return kinds.contains(Kind.MULTI) ? DescriptionLabel.MULTI : DescriptionLabel.UNKNOWN;
  }

  private static DescriptionLabel timed(List<Double> seconds) {
    List<Optional<ContrastPhase>> phases =
        seconds.stream().map(PhaseTimes::ofEither).distinct().toList();
    if (phases.size() != 1 || phases.get(0).isEmpty()) {
      return DescriptionLabel.UNKNOWN;
    }
    ContrastPhase phase = phases.get(0).get();
    return phase == ContrastPhase.HEPATOBILIARY
        ? DescriptionLabel.UNKNOWN
        : DescriptionLabel.of(phase);
  }

  /** 15 to 25 minutes on MR, or after a liver-specific agent. */
  private static boolean isHepatobiliaryTime(Set<Kind> kinds, List<Double> seconds) {
    return (kinds.contains(Kind.MR) || kinds.contains(Kind.AGENT))
        && seconds.stream()
            .anyMatch(s -> PhaseTimes.ofMr(s).equals(Optional.of(ContrastPhase.HEPATOBILIARY)));
  }

  private Set<Kind> kindsIn(String words) {
    Set<Kind> found = EnumSet.noneOf(Kind.class);
    String rest = words;
    for (Rule rule : rules) {
      Matcher matcher = rule.pattern().matcher(rest);
      if (matcher.find()) {
        found.add(rule.kind());
        rest = matcher.replaceAll("|");
      }
    }
    return found;
  }

  private static DescriptionRules load() {
    try (InputStream in = DescriptionRules.class.getResourceAsStream("description-rules.tsv")) {
      if (in == null) {
        throw new IllegalStateException("description-rules.tsv is not on the class path");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      List<Rule> rules = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          rules.add(Rule.parse(line));
        }
      }
      return new DescriptionRules(rules);
    } catch (IOException e) {
      throw new UncheckedIOException("description-rules.tsv cannot be read", e);
    }
  }

  private enum Kind {
    BOTH,
    NEGATION,
    EXCLUDE,
    TRACKING,
    HEPATOBILIARY,
    AGENT,
    NATIVE,
    NONE,
    ARTERIAL,
    PORTAL,
    DELAYED,
    WEAK_DELAYED,
    MULTI,
    TIMING,
    MR;

    Optional<ContrastPhase> phase() {
      return switch (this) {
        case HEPATOBILIARY -> Optional.of(ContrastPhase.HEPATOBILIARY);
        case NATIVE -> Optional.of(ContrastPhase.NATIVE);
        case ARTERIAL -> Optional.of(ContrastPhase.ARTERIAL);
        case PORTAL -> Optional.of(ContrastPhase.PORTAL_VENOUS);
        case DELAYED -> Optional.of(ContrastPhase.DELAYED);
        default -> Optional.empty();
      };
    }
  }

  private record Rule(Kind kind, Pattern pattern) {
    static Rule parse(String line) {
      String[] fields = line.split("\t", 2);
      return new Rule(
          Kind.valueOf(fields[0]),
          Pattern.compile("(?<![a-z0-9])(?:" + fields[1] + ")(?![a-z0-9])"));
    }
  }
}
