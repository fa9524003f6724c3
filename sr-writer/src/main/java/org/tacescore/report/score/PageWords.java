package org.tacescore.report.score;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tacescore.refusal.Refusal;

/** The page's own words in one language, and its words for names that outputs share. */
final class PageWords {
  private static final Pattern FIGURE_WORDS =
      Pattern.compile(
          "\\b(high when|high(?=[ :]*(\\(|[0-9]|$))|low(?=[ :]*(\\(|[0-9]|$))|yes(?=:)|no(?=:))");

  private static final Map<PageLanguage, PageWords> ALL = readAll();

  private final PageLanguage language;
  private final Map<String, String> words;

  private PageWords(PageLanguage language, Map<String, String> words) {
    this.language = language;
    this.words = words;
  }

  static PageWords in(PageLanguage language) {
    return Objects.requireNonNull(ALL.get(language));
  }

  private static Map<PageLanguage, PageWords> readAll() {
    Map<PageLanguage, PageWords> all = new EnumMap<>(PageLanguage.class);
    for (PageLanguage language : PageLanguage.values()) {
      all.put(language, new PageWords(language, read(language)));
    }
    return all;
  }

  private static Map<String, String> read(PageLanguage language) {
    String file = "words-%s.properties".formatted(language.name().toLowerCase(Locale.ROOT));
    try (InputStream bytes =
            Objects.requireNonNull(PageWords.class.getResourceAsStream(file), file);
        InputStreamReader text = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
      Properties properties = new Properties();
      properties.load(text);
      Map<String, String> words = new HashMap<>();
      properties.stringPropertyNames().forEach(key -> words.put(key, properties.getProperty(key)));
      return Map.copyOf(words);
    } catch (IOException e) {
      throw new UncheckedIOException("the words of the page cannot be read: " + file, e);
    }
  }

  PageLanguage language() {
    return language;
  }

  Set<String> keys() {
    return words.keySet();
  }

  /** The words of a key, which every language has. */
  String get(String key) {
    return Objects.requireNonNull(words.get(key), key);
  }

  /** The words of a key with the parts in their places. */
  String get(String key, Object... parts) {
    return get(key).formatted(parts);
  }

  /** This language's words for a shared name, e.g. of a phase; where it has none, the name. */
  String told(String name) {
    return words.getOrDefault(key(name), name);
  }

  /**
   * A number with its rule, or a number of points: {@code 61.0 %, high (high when > 39.5 %)}. The
   * words between the numbers are this language's.
   */
  String figure(String text) {
    Matcher word = FIGURE_WORDS.matcher(text);
    return word.replaceAll(found -> Matcher.quoteReplacement(told(found.group())));
  }

  String warning(PageWarning warning) {
    return words.getOrDefault("warning." + warning.code(), warning.text());
  }

  String sentence(Refusal reason) {
    return words.getOrDefault("refusal." + reason, reason.sentence());
  }

  /** What a model's status means; an unknown status is told as it is. */
  String status(String status) {
    return words.getOrDefault("status." + status, status);
  }

  private static String key(String name) {
    return "name." + name.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
  }
}
