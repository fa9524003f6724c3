package org.tacescore.report.score;

import java.util.Locale;
import java.util.Optional;

/** A language that the page's own words are in. */
public enum PageLanguage {
  EN,
  DE,
  FR,
  ZH;

  /** Its tag (RFC 5646), e.g. {@code en}. */
  public String tag() {
    return this == ZH ? "zh-Hans" : name().toLowerCase(Locale.ROOT);
  }

  /** The language of a tag such as {@code de} or {@code fr-CA}; empty where there are no words. */
  public static Optional<PageLanguage> of(String tag) {
    String language = Locale.forLanguageTag(tag).getLanguage();
    for (PageLanguage known : values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(language)) {
        return Optional.of(known);
      }
    }
    return Optional.empty();
  }
}
