package org.tacescore.segio;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the name of a segment says of its role: the first pattern that is found in it decides. */
final class SegmentNameRules {
  /** A label is at most 64 characters (LO, PS3.5 6.2); of longer ones the start is looked at. */
  private static final int LONGEST = 200;

  private final List<Rule> rules;

  SegmentNameRules(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** A pattern in which {@code {word}} stands for one of the words. */
  static Rule rule(String pattern, Map<String, String> words, SegmentRole role) {
    String whole = pattern;
    for (Map.Entry<String, String> word : words.entrySet()) {
      whole = whole.replace("{" + word.getKey() + "}", word.getValue());
    }
    return new Rule(Pattern.compile(Normalizer.normalize(whole, Normalizer.Form.NFKC)), role);
  }

  /** Empty where no pattern is found. */
  Optional<SegmentRole> role(String label) {
    String name = plain(label);
    return rules.stream()
        .filter(rule -> rule.pattern().matcher(name).find())
        .map(Rule::role)
        .findFirst();
  }

  /**
   * Lower case, without accents, words apart: {@code PortalVein} and {@code portal_vein} are one;
   * marks other than + are spaces.
   */
  private static String plain(String label) {
    String start = label.length() > LONGEST ? label.substring(0, LONGEST) : label;
    String bare =
        Normalizer.normalize(start, Normalizer.Form.NFKD).replaceAll("[\\u0300-\\u036f]", "");
    return Normalizer.normalize(bare, Normalizer.Form.NFKC)
        .replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2")
        .toLowerCase(Locale.ROOT)
        .replace("ß", "ss")
        .replaceAll("[^\\p{L}\\p{N}+]+", " ")
        .strip();
  }

  record Rule(Pattern pattern, SegmentRole role) {}
}
