package org.tacescore.worker.dicomweb;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The form in which values are kept and compared: names in lower case between {@code =}, times with
 * all their digits, numbers without leading zeros, lists between backslashes.
 */
final class SearchText {
  private static final Pattern TIME =
      Pattern.compile("([01]\\d|2[0-3])(?:([0-5]\\d)(?:([0-5]\\d|60)(?:\\.(\\d{1,6}))?)?)?");
  private static final Pattern DAY = Pattern.compile("\\d{8}");
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,10}");

  private SearchText() {}

  /** A value of a data set; "" where it is not fit for its kind. */
  static String kept(SearchKey.Kind kind, List<String> values) {
    String first = values.isEmpty() ? "" : values.get(0).strip();
    return switch (kind) {
      case UID, TEXT -> values.size() > 1 ? String.join("\\", values) : first;
      case NAME -> first.isEmpty() ? "" : "=" + name(first) + "=";
      case DATE -> day(first).orElse("");
      case TIME -> time(first, '0').orElse("");
      case NUMBER -> number(first).orElse("");
      case LIST ->
          values.stream()
              .filter(value -> !value.isBlank())
              .map(value -> value.strip() + "\\")
              .collect(Collectors.collectingAndThen(Collectors.joining(), SearchText::list));
    };
  }

  private static String list(String joined) {
    return joined.isEmpty() ? "" : "\\" + joined;
  }

  /** In lower case, without empty components at the end of its groups. */
  static String name(String value) {
    return Arrays.stream(value.split("=", -1))
        .map(group -> group.strip().replaceAll("\\^+$", "").toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("="));
  }

  static Optional<String> day(String text) {
    return DAY.matcher(text).matches() ? Optional.of(text) : Optional.empty();
  }

  /**
   * A time with six digits of a fraction.
   *
   * @param padding '0' for its first moment, '9' for its last
   */
  static Optional<String> time(String text, char padding) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      return Optional.empty();
    }
    String end = padding == '0' ? "00" : "59";
    String fraction = Optional.ofNullable(time.group(4)).orElse("");
    return Optional.of(
        time.group(1)
            + Optional.ofNullable(time.group(2)).orElse(end)
            + Optional.ofNullable(time.group(3)).orElse(end)
            + "."
            + fraction
            + String.valueOf(padding).repeat(6 - fraction.length()));
  }

  static Optional<String> number(String text) {
    return NUMBER.matcher(text).matches()
        ? Optional.of(Long.toString(Long.parseLong(text)))
        : Optional.empty();
  }
}
