package org.tacescore.worker.config;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The forms in which single values are written. Each parser throws an {@link
 * IllegalArgumentException} that says what was needed.
 */
final class Scalars {
  private static final int MAX_PORT = 65_535;
  private static final int LONGEST_LISTENER = 100;
  private static final Pattern WORKER_NAME = Pattern.compile("[A-Za-z0-9._-]{1,38}");
  private static final Pattern ORIGIN =
      Pattern.compile("https?://[a-z0-9.-]+(:[0-9]{1,5})?|https?://\\[[0-9a-f:]+](:[0-9]{1,5})?");
  private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  private Scalars() {}

  static long number(String text, long min, long max) {
    try {
      long value = Long.parseLong(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    throw new IllegalArgumentException(
        "needed a whole number from %d to %d, got '%s'".formatted(min, max, text));
  }

  static double decimal(String text, double min, double max) {
    try {
      double value = Double.parseDouble(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    throw new IllegalArgumentException(
        "needed a number from %s to %s, got '%s'".formatted(min, max, text));
  }

  static Duration duration(String text) {
    Matcher matcher = SHORT_DURATION.matcher(text);
    Duration value;
    try {
      value =
          matcher.matches()
              ? Objects.requireNonNull(UNITS.get(matcher.group(2)))
                  .multipliedBy(Long.parseLong(matcher.group(1)))
              : Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "needed a duration such as 90s, 24h or PT1M30S, got '%s'".formatted(text), e);
    }
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException("a duration must be positive, got '%s'".formatted(text));
    }
    return value;
  }

  static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException("needed true or false, got '%s'".formatted(text));
    };
  }

  static <E extends Enum<E>> E choice(String text, Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      if (written(constant).equals(text)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        "needed one of %s, got '%s'"
            .formatted(
                Arrays.stream(type.getEnumConstants()).map(Scalars::written).toList(), text));
  }

  private static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static int port(String text, int min) {
    try {
      int port = Integer.parseInt(text);
      if (port >= min && port <= MAX_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    throw new IllegalArgumentException(
        "needed a port from %d to %d, got '%s'".formatted(min, MAX_PORT, text));
  }

  /** Scheme, host and port of a web site, as a browser sends them. */
  static String origin(String text) {
    if (!ORIGIN.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "needed an origin such as https://viewer.example.org, got '%s'".formatted(text));
    }
    return text;
  }

  static boolean none(String text) {
    if (!text.equals("none")) {
      throw new IllegalArgumentException("the one value is none, got '%s'".formatted(text));
    }
    return true;
  }

  static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "needed a time zone such as Europe/Zurich, got '%s'".formatted(text), e);
    }
  }

  /** Short enough for the scheduler's column, with the name of a lane behind it. */
  static String workerName(String text) {
    if (!WORKER_NAME.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "needed 1 to 38 letters, digits, dots, dashes and underscores, got '%s'".formatted(text));
    }
    return text;
  }

  static String listenerName(String text) {
    if (text.length() > LONGEST_LISTENER) {
      throw new IllegalArgumentException(
          "needed at most %d characters, got %d".formatted(LONGEST_LISTENER, text.length()));
    }
    return text;
  }

  static URI httpUrl(String text) {
    URI url = URI.create(text);
    boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!http || url.getHost() == null || url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "needed an http or https URL without user and password, got another");
    }
    return url;
  }
}
