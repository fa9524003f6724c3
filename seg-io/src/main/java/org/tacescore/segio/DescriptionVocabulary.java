package org.tacescore.segio;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tacescore.segio.DescriptionWord.Kind;
import org.tacescore.segio.DescriptionWord.Strength;

/**
 * The words and phrases that series descriptions are read with: {@code phase-words.tsv} and {@code
 * context-words.tsv}.
 *
 * <p>A text is read once from left to right; the longest phrase that begins at a word wins, so a
 * longer phrase protects its parts from being read alone, and the order of the rows matters only
 * between equals.
 */
final class DescriptionVocabulary {
  private static final List<String> RESOURCES = List.of("phase-words.tsv", "context-words.tsv");
  private static final String SEPARATORS = " -/";
  private static final int SHORTEST_WORD = 3;

  private final Map<Character, List<Phrase>> phrases;

  private DescriptionVocabulary(Map<Character, List<Phrase>> phrases) {
    this.phrases = phrases;
  }

  static DescriptionVocabulary shipped() {
    Map<Character, List<Phrase>> phrases = new HashMap<>();
    for (String resource : RESOURCES) {
      for (Phrase phrase : load(resource)) {
        phrase
            .firstCharacters()
            .forEach(
                c -> phrases.computeIfAbsent((char) (int) c, k -> new ArrayList<>()).add(phrase));
      }
    }
    return new DescriptionVocabulary(phrases);
  }

  /**
   * @param words as {@link DescriptionText#words()}
   */
  List<DescriptionWord> read(String words) {
    List<DescriptionWord> read = new ArrayList<>();
    Matcher matcher = Pattern.compile("").matcher(words);
    char before = '/';
    int at = 0;
    while (at < words.length()) {
      char first = words.charAt(at);
      if (SEPARATORS.indexOf(first) >= 0) {
        before = first;
        at++;
        continue;
      }
      Strength strength = Strength.NONE;
      int end = endOfWord(words, at);
      Kind kind = kindOfUnknown(first, end - at);
      int longest = 0;
      for (Phrase phrase : phrases.getOrDefault(first, List.of())) {
        if (!words.startsWith(phrase.opening(), at)) {
          continue;
        }
        matcher.usePattern(phrase.pattern()).region(at, words.length());
        if (matcher.lookingAt() && matcher.end() > at + longest) {
          longest = matcher.end() - at;
          kind = phrase.kind();
          strength = phrase.strength();
          end = matcher.end();
        }
      }
      read.add(new DescriptionWord(kind, strength, before));
      before = ' ';
      at = end;
    }
    return read;
  }

  /** Latin words and numbers end at a border; other scripts part no words. */
  private static int endOfWord(String words, int at) {
    int end = at + 1;
    if (isLatin(words.charAt(at))) {
      while (end < words.length() && isLatin(words.charAt(end))) {
        end++;
      }
    }
    return end;
  }

  /** One or two letters are most often a code; a character of another script is a word. */
  private static Kind kindOfUnknown(char first, int length) {
    if (isDigit(first)) {
      return Kind.NUMBER;
    }
    return isLatin(first) && length < SHORTEST_WORD ? Kind.UNKNOWN : Kind.STRANGE;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLatin(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z');
  }

  private static List<Phrase> load(String resource) {
    try (InputStream in = DescriptionVocabulary.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      List<Phrase> phrases = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          phrases.addAll(Phrase.parseRow(line));
        }
      }
      return phrases;
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " cannot be read", e);
    }
  }

  /**
   * @param opening what every match begins with: a look at it spares most matching
   */
  private record Phrase(Kind kind, Strength strength, String opening, Pattern pattern) {
    /** Kind, strength, language, phrases; tab-separated. */
    static List<Phrase> parseRow(String line) {
      String[] fields = line.split("\t", 4);
      Kind kind = Kind.valueOf(fields[0]);
      Strength strength =
          fields[1].equals("-")
              ? Strength.NONE
              : Strength.valueOf(fields[1].toUpperCase(Locale.ROOT));
      List<Phrase> phrases = new ArrayList<>();
      for (String field : fields[3].split(";", -1)) {
        String phrase = field.strip();
        phrases.add(new Phrase(kind, strength, opening(phrase), compile(phrase, border(kind))));
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

    /** A character begins the phrase if, standing alone, it leaves the match asking for more. */
    List<Integer> firstCharacters() {
      return (pattern.pattern() + "0123456789")
          .chars()
          .filter(Character::isLetterOrDigit)
          .filter(this::mayBeginWith)
          .distinct()
          .boxed()
          .toList();
    }

    private boolean mayBeginWith(int character) {
      Matcher matcher = pattern.matcher(Character.toString(character));
      return matcher.lookingAt() || matcher.hitEnd();
    }
  }
}
