package org.tacescore.segio;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The times after injection that a series description tells, and the text without them.
 *
 * <p>A time is a number with a unit, minutes and seconds together ({@code 1min10s}, {@code 1'10"}),
 * each number of a list ({@code 35/70s}), and 25 to 300 without a unit beside {@code delay}.
 * Durations of breath-holds, rotations and acquisitions are none.
 *
 * @param seconds in the order of the text
 */
record DescriptionTimes(List<Double> seconds, String rest) {
  private static final String SECOND =
      "(?:s|sec|secs|seconds?|sek|sekunden?|seg|segs|segundos?|secondi|secondes?|sn|秒後|秒钟|秒|초|\"|'')";
  private static final String MINUTE =
      "(?:min|mins|minutes?|minuten?|minutos?|minuti|minuto|mn|dk|分钟|分鐘|分後|分|분|')";
  private static final Pattern TIME =
      Pattern.compile(
          "(?<![0-9.,])(?<list>(?:[0-9]{1,3}\\s?[/+&-]\\s?){0,5}+)"
              + "(?<number>[0-9]{1,4}(?:[.,:][0-9]{1,2})?)\\s?-?\\s?"
              + "(?:(?<minute>"
              + MINUTE
              + "\\.?)(?:\\s?(?<more>[0-9]{1,2})\\s?"
              + SECOND
              + ")?|"
              + SECOND
              + ")(?![a-z0-9])");
  private static final Pattern BREATH_HOLD_BEFORE =
      Pattern.compile(
          "(?<![a-z])(?:bh|breath[ -]?hold(?:ing)?|hold|apn(?:ea|oe|ee|eia)|atem[a-z]{0,10}|屏气|憋气|息止め)[^a-z0-9]{0,4}$");
  private static final Pattern BREATH_HOLD_AFTER =
      Pattern.compile("^[^a-z0-9]{0,4}(?:bh|breath|hold|apn|atem|屏气|憋气|息止)");
  private static final Pattern DURATION_BEFORE =
      Pattern.compile(
          "(?<![a-z])(?:ta|tr|te|ti|acq[a-z]{0,10}|rot[a-z]{0,6}|(?:scan|exposure|rot[a-z]{0,6}|acq[a-z]{0,10})[ -]?(?:time|dur[a-z]{0,6})|every|alle|duration|dauer|interval|temp[a-z]{0,5} res[a-z]{0,9})[^a-z0-9]{0,4}$");
  private static final Pattern DURATION_AFTER =
      Pattern.compile(
          "^[^a-z0-9]{0,3}(?:rot|interval|int(?![a-z])|pro |per |acq|scan ?time|duration)");
  private static final Pattern BARE_DELAY =
      Pattern.compile(
          "(?<![a-z])(?:delay\\s?[=:]?\\s?(?<after>[0-9]{2,3})|(?<before>[0-9]{2,3})\\s?delay)(?![a-z0-9]|[.,][0-9])");
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final double LONGEST_BREATH_HOLD = 30;
  private static final double SHORTEST_BARE = 25;
  private static final double LONGEST_BARE = 300;

  DescriptionTimes {
    seconds = List.copyOf(seconds);
  }

  /**
   * @param text lower case, single spaces
   */
  static DescriptionTimes of(String text) {
    List<Double> seconds = new ArrayList<>();
    Matcher matcher = TIME.matcher(text);
    while (matcher.find()) {
      List<Double> told = told(matcher);
      if (!isDuration(text, matcher, told.get(told.size() - 1))) {
        seconds.addAll(told);
      }
    }
    String rest = matcher.replaceAll(DescriptionText.NUMBER);
    Matcher bare = BARE_DELAY.matcher(rest);
    while (bare.find()) {
      String number = bare.group("after") == null ? bare.group("before") : bare.group("after");
      double value = Double.parseDouble(number);
      if (value >= SHORTEST_BARE && value <= LONGEST_BARE) {
        seconds.add(value);
      }
    }
    return new DescriptionTimes(seconds, bare.replaceAll(" delay "));
  }

  private static List<Double> told(Matcher matcher) {
    double unit = matcher.group("minute") == null ? 1 : 60;
    List<Double> told = new ArrayList<>();
    Matcher listed = DIGITS.matcher(matcher.group("list"));
    while (listed.find()) {
      told.add(unit * Double.parseDouble(listed.group()));
    }
    String more = matcher.group("more");
    told.add(number(matcher.group("number"), unit) + (more == null ? 0 : Double.parseDouble(more)));
    return told;
  }

  /** {@code 1:30} is a minute and a half, whichever unit follows. */
  private static double number(String number, double unit) {
    int colon = number.indexOf(':');
    return colon < 0
        ? unit * Double.parseDouble(number.replace(',', '.'))
        : 60 * Double.parseDouble(number.substring(0, colon))
            + Double.parseDouble(number.substring(colon + 1));
  }

  private static boolean isDuration(String text, Matcher time, double seconds) {
    String before = text.substring(Math.max(0, time.start() - 24), time.start());
    String after = text.substring(time.end(), Math.min(text.length(), time.end() + 24));
    boolean breathHold =
        BREATH_HOLD_BEFORE.matcher(before).find() || BREATH_HOLD_AFTER.matcher(after).find();
    return (breathHold && seconds <= LONGEST_BREATH_HOLD)
        || DURATION_BEFORE.matcher(before).find()
        || DURATION_AFTER.matcher(after).find();
  }
}
