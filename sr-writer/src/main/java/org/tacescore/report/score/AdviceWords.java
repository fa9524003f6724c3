package org.tacescore.report.score;

import java.util.List;
import java.util.Locale;

/** Words by which a text would tell a reader what to do about a patient. */
public final class AdviceWords {
  private static final List<String> BEGINNINGS =
      List.of(
          "recommend",
          "should",
          "advis",
          "ought to",
          "is suitable for",
          "candidate for",
          "consider ",
          "indicated",
          "contraindicat",
          "switch to",
          "stop treat",
          "do not treat",
          "empfehl",
          "empfohlen",
          "sollte",
          "ratsam",
          "angezeigt",
          "indiziert",
          "geeignet für",
          "recommand",
          "devrait",
          "devez",
          "conseill",
          "indiqué",
          "envisag",
          "建议",
          "推荐",
          "应该",
          "应当",
          "宜行",
          "适合",
          "适应证",
          "禁忌");

  private AdviceWords() {}

  /** Those in the text, by how they begin; empty for a text that advises nothing. */
  public static List<String> in(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return BEGINNINGS.stream().filter(lower::contains).toList();
  }
}
