package org.tacescore.worker.fetch;

import java.util.Optional;
import java.util.regex.Pattern;

/** Lets studies through by their description: a pattern with {@code *} and {@code ?}. */
final class DescriptionFilter {
  private final Optional<Pattern> pattern;

  /**
   * @param wildcards the pattern; empty lets all through
   */
  DescriptionFilter(Optional<String> wildcards) {
    this.pattern = wildcards.map(DescriptionFilter::compile);
  }

  boolean accepts(FoundStudy study) {
    return pattern.isEmpty() || pattern.get().matcher(study.description().strip()).matches();
  }

  private static Pattern compile(String wildcards) {
    String quoted = Pattern.quote(wildcards).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(
        quoted, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
  }
}
