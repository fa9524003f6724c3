package org.tacescore.segio;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tacescore.segio.DescriptionWord.Kind;
import org.tacescore.segio.DescriptionWord.Strength;

/**
 * A word or phrase of the vocabulary, and the texts that it is found in.
 *
 * @param rank of two phrases that match equally far the one of lower rank is read
 * @param opening what every match begins with; empty where matches begin with different letters
 */
record DescriptionPhrase(Kind kind, Strength strength, int rank, String opening, Pattern pattern) {
  /**
   * Of a row: kind, strength, language, phrases; tab-separated.
   *
   * @param firstRank of the first phrase in the row
   */
  static List<DescriptionPhrase> parseRow(String row, int firstRank) {
    String[] fields = row.split("\t", 4);
    Kind kind = Kind.valueOf(fields[0]);
    Strength strength =
        fields[1].equals("-")
            ? Strength.NONE
            : Strength.valueOf(fields[1].toUpperCase(Locale.ROOT));
    List<DescriptionPhrase> phrases = new ArrayList<>();
    for (String field : fields[3].split(";", -1)) {
      String phrase = field.strip();
      phrases.add(
          new DescriptionPhrase(
              kind,
              strength,
              firstRank + phrases.size(),
              opening(phrase),
              compile(phrase, border(kind))));
    }
    return phrases;
  }

  /** The letters before the first sign, without one that may be missing. */
  private static String opening(String phrase) {
    int end = 0;
    while (end < phrase.length() && Character.isLetterOrDigit(phrase.charAt(end))) {
      end++;
    }
    boolean lastMayMiss = end < phrase.length() && phrase.charAt(end) == '?';
    return phrase.substring(0, lastMayMiss ? end - 1 : end);
  }

  /** A slash parts two sayings: what names or cancels a phase never spans it. */
  private static String border(Kind kind) {
    boolean phase = kind.phase().isPresent() && kind != Kind.NATIVE;
    return phase || kind == Kind.OFF || kind == Kind.NOTHING ? "[ -]" : "[ /-]";
  }

  private static Pattern compile(String phrase, String border) {
    String regex =
        phrase
            .replace("_?", " ")
            .replace("*", "[a-z]*+")
            .replace("#", "[0-9]++")
            .replace(" ", border + "?")
            .replace("_", border);
    return Pattern.compile("(?:" + regex + ")(?<![ /-])(?!(?<=[a-z0-9])[a-z0-9])");
  }

  /** The opening, or where it is empty each character that a match may begin with. */
  List<String> openings() {
    return opening.isEmpty()
        ? (pattern.pattern() + "0123456789")
            .chars()
            .filter(Character::isLetterOrDigit)
            .mapToObj(Character::toString)
            .filter(this::mayBeginWith)
            .distinct()
            .toList()
        : List.of(opening);
  }

  /** A character begins the phrase if, standing alone, it leaves the match asking for more. */
  private boolean mayBeginWith(String character) {
    Matcher matcher = pattern.matcher(character);
    return matcher.lookingAt() || matcher.hitEnd();
  }

  /** Where the match that begins at a word ends: that word itself where there is none. */
  int endOfMatch(String words, int at) {
    Matcher matcher = pattern.matcher(words).region(at, words.length());
    return matcher.lookingAt() ? matcher.end() : at;
  }

  DescriptionWord asWord(char before) {
    return new DescriptionWord(kind, strength, before);
  }
}
