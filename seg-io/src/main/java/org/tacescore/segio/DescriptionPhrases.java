package org.tacescore.segio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Phrases by the letters that they open with, one letter a step: only those are matched whose
 * opening stands in the text, which are few of the thousand.
 */
final class DescriptionPhrases {
  private final Map<Character, DescriptionPhrases> longer = new HashMap<>();
  private final List<DescriptionPhrase> here = new ArrayList<>();

  private DescriptionPhrases() {}

  /**
   * @param end index after the last character of the phrase
   */
  record Found(DescriptionPhrase phrase, int end) {
    private boolean goesBefore(@Nullable Found other) {
      return other == null
          || end > other.end
          || (end == other.end && phrase.rank() < other.phrase.rank());
    }
  }

  static DescriptionPhrases of(List<DescriptionPhrase> phrases) {
    DescriptionPhrases all = new DescriptionPhrases();
    for (DescriptionPhrase phrase : phrases) {
      phrase.openings().forEach(opening -> all.opened(opening).here.add(phrase));
    }
    return all;
  }

  private DescriptionPhrases opened(String opening) {
    DescriptionPhrases phrases = this;
    for (char letter : opening.toCharArray()) {
      phrases = phrases.longer.computeIfAbsent(letter, l -> new DescriptionPhrases());
    }
    return phrases;
  }

  /** The longest phrase that begins at this place; of equals the one of lowest rank. */
  Optional<Found> longestAt(String words, int at) {
    Found longest = null;
    DescriptionPhrases phrases = this;
    for (int next = at; next < words.length(); next++) {
      phrases = phrases.longer.get(words.charAt(next));
      if (phrases == null) {
        break;
      }
      for (DescriptionPhrase phrase : phrases.here) {
        Found found = new Found(phrase, phrase.endOfMatch(words, at));
        if (found.end() > at && found.goesBefore(longest)) {
          longest = found;
        }
      }
    }
    return Optional.ofNullable(longest);
  }
}
