package org.tacescore.worker.dicomweb;

import java.util.List;

/** What a resource must fulfil to be found. */
public sealed interface SearchCondition {
  SearchKey key();

  /**
   * The value is one of these, in the form in which {@link SearchText} keeps it.
   *
   * @param values at least one
   */
  record OneOf(SearchKey key, List<String> values) implements SearchCondition {
    public OneOf {
      values = List.copyOf(values);
    }
  }

  /**
   * The value fits one of these patterns: {@code *} stands for any text, {@code ?} for any one
   * character.
   *
   * @param patterns at least one
   */
  record Fits(SearchKey key, List<String> patterns) implements SearchCondition {
    public Fits {
      patterns = List.copyOf(patterns);
    }
  }

  /**
   * The value is there and not outside these, both of which belong to the range.
   *
   * @param from empty for no lower end
   * @param to empty for no upper end
   */
  record Between(SearchKey key, String from, String to) implements SearchCondition {}
}
