package org.tacescore.segio;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A series description made comparable, and the times that stand in it.
 *
 * <p>Series Description (0008,103E) is a Long String of 64 characters at most (PS3.5 section 6.2);
 * of a text longer than 1,024 nothing is read, which bounds the work.
 *
 * @param words lower case; accents gone from Latin letters alone; all but letters and digits as one
 *     separator: a slash (also for a plus, comma and the like), a dash, or else a space; a space
 *     between letters and digits and between Latin and CJK; the number 00 for each time, size,
 *     decimal and reconstruction kernel
 * @param seconds every time after injection, in the order of the text
 */
record DescriptionText(String words, List<Double> seconds) {
  /** Stands for a number that was taken out: it parts the words beside it. */
  static final String NUMBER = " 00 ";

  private static final int LONGEST = 1024;
  private static final String CJK =
      "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\u30fc\\u3005";
  private static final Pattern QUOTE = Pattern.compile("[´’‘′`]");
  private static final Pattern DOUBLE_QUOTE = Pattern.compile("[″“”]");
  private static final Pattern ENDS = Pattern.compile("^[ /-]+|[ /-]+$");
  private static final Pattern LATIN_MARKS = Pattern.compile("(?<=[a-z])[\\u0300-\\u036f]+");
  private static final Pattern CAMEL =
      Pattern.compile("(?<=[a-z]{2})(?=[A-Z][a-z])|(?<=[a-z]{3})(?=[A-Z]{2})");
  private static final Pattern SPACES = Pattern.compile("[\\s_\\u0000-\\u001f]+");
  private static final Pattern SERIES_NUMBER =
      Pattern.compile("^ ?(?:se(?:ries?)? ?[0-9]{1,4}|[0-9]{1,4} ?:) ");
  private static final Pattern SHARP_KERNEL =
      Pattern.compile(
          "(?<![a-z0-9])(?:bl[0-9]{2}|(?:b|i|h|j|u)[6-9][0-9]|(?:br|hr|qr|ur)(?:59|[6-9][0-9])|fc(?:3[0-9]|5[0-9]|8[0-9]))[a-z]?(?![a-z0-9])");
  private static final Pattern KERNEL =
      Pattern.compile(
          "(?<![a-z])(?:b|br|bl|bf|bv|hr|hf|h|i|j|d|t|u|q|qr|ur|hk|hp|hc|tr|sa|fc)\\s?[0-9]{2,3}[a-z]?(?![a-z0-9])");
  private static final Pattern GATE =
      Pattern.compile("[0-9]{1,3}\\s?%\\s?phase|phase\\s?[0-9]{1,3}\\s?%");
  private static final Pattern SIZE =
      Pattern.compile(
          "[0-9]+(?:[.,][0-9]+)?\\s?(?:x\\s?[0-9]+(?:[.,][0-9]+)?\\s?)?"
              + "(?:(?:mm|cm|kv|kvp|mas|ma|ml|cc|mg|hu|hz|ms|kw|gy|mgy)(?![a-z])|%)");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]+[.,][0-9]+");
  private static final Pattern CONTRAST_MINUS =
      Pattern.compile(
          "(?<![a-z0-9])(?:c|ce|km|iv|gd|mdc|pdc|kontrast|contrast)\\(?-\\)?(?![a-z0-9])|(?<![a-z0-9])-\\s?c(?![a-z0-9])");
  private static final Pattern CONTRAST_PLUS =
      Pattern.compile("(?<![a-z0-9])(?<!s/)c\\s?\\(?\\+\\)?|\\+\\s?c(?![a-z0-9])");
  private static final Pattern WITHOUT = Pattern.compile("(?<![a-z0-9])w\\s?/\\s?o(?![a-z])");
  private static final Pattern OTHER = Pattern.compile("[^a-z0-9\\p{L}" + CJK + "]+");
  private static final Pattern LISTING = Pattern.compile(".*[/+&,;|、・→>].*|\\s[-–—]+\\s");
  private static final Pattern BORDER =
      Pattern.compile(
          "(?<=[a-z])(?=[0-9])|(?<=[0-9])(?=[a-z])"
              + "|(?<=[a-z0-9])(?=["
              + CJK
              + "])|(?<=["
              + CJK
              + "])(?=[a-z0-9])");

  DescriptionText {
    seconds = List.copyOf(seconds);
  }

  static DescriptionText of(String description) {
    if (description.length() > LONGEST) {
      return new DescriptionText("", List.of());
    }
    String signed = contrastSigns(plain(description));
    DescriptionTimes times =
        hasDigit(signed)
            ? DescriptionTimes.of(spaced(withoutNumbers(signed)))
            : new DescriptionTimes(List.of(), spaced(signed));
    String text = DECIMAL.matcher(times.rest()).replaceAll(NUMBER);
    text = OTHER.matcher(text).replaceAll(DescriptionText::separator);
    text = BORDER.matcher(text).replaceAll(" ");
    return new DescriptionText(strip(text), times.seconds());
  }

  /** A look at a text without digits spares the patterns of numbers. */
  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(c -> c >= '0' && c <= '9');
  }

  private static String withoutNumbers(String text) {
    String rest = SERIES_NUMBER.matcher(text).replaceAll("");
    rest = SHARP_KERNEL.matcher(rest).replaceAll(" sharpkernel ");
    rest = KERNEL.matcher(rest).replaceAll(NUMBER);
    rest = GATE.matcher(rest).replaceAll(" cardiacgate ");
    return SIZE.matcher(rest).replaceAll(NUMBER);
  }

  /** Lower case, one form of each quote, no accents on Latin letters. */
  private static String plain(String description) {
    String quoted = QUOTE.matcher(description).replaceAll("'");
    quoted = DOUBLE_QUOTE.matcher(quoted).replaceAll("\"");
    String text = Normalizer.normalize(quoted, Normalizer.Form.NFKC);
    text = CAMEL.matcher(text).replaceAll(" ").toLowerCase(Locale.ROOT);
    text =
        text.replace("ß", "ss")
            .replace('ł', 'l')
            .replace('ø', 'o')
            .replace("œ", "oe")
            .replace("æ", "ae")
            .replace('ı', 'i');
    String open = Normalizer.normalize(text, Normalizer.Form.NFD);
    open = LATIN_MARKS.matcher(open).replaceAll("");
    return spaced(Normalizer.normalize(open, Normalizer.Form.NFC));
  }

  private static String spaced(String text) {
    return SPACES.matcher(text).replaceAll(" ");
  }

  /** Signs that the removal of punctuation would destroy. */
  private static String contrastSigns(String text) {
    String signs = CONTRAST_MINUS.matcher(text).replaceAll(" cminus ");
    signs = CONTRAST_PLUS.matcher(signs).replaceAll(" cplus ");
    return WITHOUT.matcher(signs).replaceAll(" without ");
  }

  private static String separator(MatchResult run) {
    String signs = run.group();
    if (LISTING.matcher(signs).matches()) {
      return "/";
    }
    return signs.equals("-") ? "-" : " ";
  }

  private static String strip(String text) {
    return ENDS.matcher(text).replaceAll("");
  }
}
