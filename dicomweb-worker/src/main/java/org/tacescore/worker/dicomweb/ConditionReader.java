package org.tacescore.worker.dicomweb;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tacescore.dicom.UniqueIdentifier;

/**
 * Reads what an attribute is to be matched with (PS3.4 section C.2.2.2): single values, lists of
 * UIDs, wildcards, ranges of days and times, and the empty value that anything matches.
 */
final class ConditionReader {
  private static final int MOST_VALUES = 1000;

  private ConditionReader() {}

  /**
   * A value that was fit for its key.
   *
   * @param condition empty if anything matches
   */
  record Read(Optional<SearchCondition> condition) {}

  /** Reads a value; empty if it is not fit for the key. */
  static Optional<Read> read(SearchKey key, String value) {
    String text = value.strip();
    if (text.isEmpty() || text.matches("\\*+")) {
      return Optional.of(new Read(Optional.empty()));
    }
    Optional<SearchCondition> condition =
        switch (key.kind()) {
          case UID -> uids(key, text);
          case DATE -> days(key, text);
          case TIME -> times(key, text);
          case NUMBER -> SearchText.number(text).map(number -> oneOf(key, List.of(number)));
          case NAME -> Optional.of(new SearchCondition.Fits(key, List.of(SearchText.name(text))));
          case LIST -> list(text).map(values -> new SearchCondition.Fits(key, values));
          case TEXT -> text(key, text);
        };
    return condition.map(read -> new Read(Optional.of(read)));
  }

  private static SearchCondition oneOf(SearchKey key, List<String> values) {
    return new SearchCondition.OneOf(key, values);
  }

  private static Optional<List<String>> list(String text) {
    List<String> values =
        Arrays.stream(text.split("[,\\\\]"))
            .map(String::strip)
            .filter(value -> !value.isEmpty())
            .toList();
    return values.isEmpty() || values.size() > MOST_VALUES ? Optional.empty() : Optional.of(values);
  }

  private static Optional<SearchCondition> uids(SearchKey key, String text) {
    return list(text)
        .filter(uids -> uids.stream().allMatch(UniqueIdentifier::isValid))
        .map(uids -> oneOf(key, uids));
  }

  private static Optional<SearchCondition> text(SearchKey key, String text) {
    return text.contains("*") || text.contains("?")
        ? Optional.of(new SearchCondition.Fits(key, List.of(text)))
        : Optional.of(oneOf(key, List.of(text)));
  }

  private static Optional<SearchCondition> days(SearchKey key, String text) {
    int dash = text.indexOf('-');
    if (dash < 0) {
      return SearchText.day(text).map(day -> oneOf(key, List.of(day)));
    }
    String from = text.substring(0, dash);
    String to = text.substring(dash + 1);
    boolean fit =
        (from.isEmpty() || SearchText.day(from).isPresent())
            && (to.isEmpty() || SearchText.day(to).isPresent())
            && !(from.isEmpty() && to.isEmpty());
    return fit ? Optional.of(new SearchCondition.Between(key, from, to)) : Optional.empty();
  }

  /** A time without its seconds stands for all of its minute. */
  private static Optional<SearchCondition> times(SearchKey key, String text) {
    int dash = text.indexOf('-');
    String first = dash < 0 ? text : text.substring(0, dash);
    String last = dash < 0 ? text : text.substring(dash + 1);
    Optional<String> from = first.isEmpty() ? Optional.of("") : SearchText.time(first, '0');
    Optional<String> to = last.isEmpty() ? Optional.of("") : SearchText.time(last, '9');
    boolean fit = from.isPresent() && to.isPresent() && !(first.isEmpty() && last.isEmpty());
    return fit
        ? Optional.of(new SearchCondition.Between(key, from.get(), to.get()))
        : Optional.empty();
  }
}
