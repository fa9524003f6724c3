package org.tacescore.segio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  private final DescriptionPhrases phrases;

  private DescriptionVocabulary(DescriptionPhrases phrases) {
    this.phrases = phrases;
  }

  static DescriptionVocabulary shipped() {
    List<DescriptionPhrase> phrases = new ArrayList<>();
    for (String resource : RESOURCES) {
      for (String row : rows(resource)) {
        phrases.addAll(DescriptionPhrase.parseRow(row, phrases.size()));
      }
    }
    return new DescriptionVocabulary(DescriptionPhrases.of(phrases));
  }

  /**
   * @param words as {@link DescriptionText#words()}
   */
  List<DescriptionWord> read(String words) {
    List<DescriptionWord> read = new ArrayList<>();
    char before = '/';
    int at = 0;
    while (at < words.length()) {
      char first = words.charAt(at);
      if (SEPARATORS.indexOf(first) >= 0) {
        before = first;
        at++;
        continue;
      }
      Optional<DescriptionPhrases.Found> found = phrases.longestAt(words, at);
      int end = found.isPresent() ? found.get().end() : endOfWord(words, at);
      read.add(
          found.isPresent()
              ? found.get().phrase().asWord(before)
              : new DescriptionWord(kindOfUnknown(first, end - at), Strength.NONE, before));
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

  private static List<String> rows(String resource) {
    try (InputStream in = DescriptionVocabulary.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " cannot be read", e);
    }
  }
}
