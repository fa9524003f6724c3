package org.tacescore.segio;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A series description made comparable, and the times that stand in it.
 *
 * @param words lower case; accents gone from Latin letters alone; all but letters, digits and CJK
 *     as single spaces; a space between letters and digits and between Latin and CJK; times, sizes
 *     and reconstruction kernels taken out
 * @param seconds every number with a unit of time, in the order of the text
 */
record DescriptionText(String words, List<Double> seconds) {
  private static final Pattern LATIN_MARKS = Pattern.compile("(?<=[a-zA-Z])[\\u0300-\\u036f]+");
  private static final Pattern CAMEL =
      Pattern.compile("(?<=[a-z]{2})(?=[A-Z][a-z])|(?<=[a-z]{3})(?=[A-Z]{2})");
  private static final Pattern KERNEL =
      Pattern.compile(
          "(?<![a-z])(b|br|bl|bf|bv|hr|hf|h|i|j|d|t|u|qr|ur|hk|hp|hc|tr|sa|fc)\\s?[0-9]{2,3}[a-z]?(?![a-z0-9])");
  private static final Pattern SIZE =
      Pattern.compile(
          "[0-9]+([.,][0-9]+)?\\s*(x\\s*[0-9]+([.,][0-9]+)?\\s*)?(mm|cm|kv|kvp|mas|ml|cc)(?![a-z])");
  private static final Pattern TIME =
      Pattern.compile(
          "(?<![0-9.,])([0-9]{1,4}(?:[.,][0-9]+)?)\\s*-?\\s*(?:"
              + "(?<s>s|sec|secs|seconds?|sek|sekunden?|seg|segs|segundos?|secondi|secondes|秒後?|秒钟?|\"|'')"
              + "|(?<m>min|mins|minutes?|minuten?|minutos?|minuti|mn|分钟?|分鐘|分後?|'))(?![a-z])");
  private static final Pattern BARE_DELAY =
      Pattern.compile(
          "(?<![a-z])(?:delay(?:ed)?\\s*[=:]?\\s*(?<after>[0-9]{2,3})|(?<before>[0-9]{2,3})\\s*delay)(?![a-z0-9.,])");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]+[.,][0-9]+");
  private static final Pattern OTHER =
      Pattern.compile("[^a-z0-9\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー]+");
  private static final Pattern BORDER =
      Pattern.compile(
          "(?<=[a-z])(?=[0-9])|(?<=[0-9])(?=[a-z])"
              + "|(?<=[a-z0-9])(?=[^a-z0-9 ])|(?<=[^a-z0-9 ])(?=[a-z0-9])");

  DescriptionText {
    seconds = List.copyOf(seconds);
  }

  static DescriptionText of(String description) {
    String text =
        CAMEL.matcher(Normalizer.normalize(description, Normalizer.Form.NFKC)).replaceAll(" ");
    text = withoutLatinAccents(text).toLowerCase(Locale.ROOT);
    text = contrastSigns(text.replace('’', '\'').replace('′', '\'').replace('_', ' '));
    text = SIZE.matcher(KERNEL.matcher(text).replaceAll(" ")).replaceAll(" ");
    List<Double> seconds = new ArrayList<>();
    text = takeTimes(text, seconds);
    text = DECIMAL.matcher(text).replaceAll(" ");
    text = BORDER.matcher(OTHER.matcher(text).replaceAll(" ")).replaceAll(" ");
    return new DescriptionText(text.strip(), seconds);
  }

  private static String withoutLatinAccents(String text) {
    String german = text.replace("ß", "ss");
    String open =
        LATIN_MARKS.matcher(Normalizer.normalize(german, Normalizer.Form.NFD)).replaceAll("");
    return Normalizer.normalize(open, Normalizer.Form.NFC);
  }

  /** Signs that the removal of punctuation would destroy. */
  private static String contrastSigns(String text) {
    return text.replaceAll(
            "(?<![a-z0-9])c\\s?-(?![a-z0-9])|(?<![a-z0-9])-\\s?c(?![a-z0-9])", " cminus ")
        .replaceAll("(?<![a-z0-9])c\\s?\\+|\\+\\s?c(?![a-z0-9])", " cplus ")
        .replaceAll("(?<![a-z0-9])w\\s?/\\s?o(?![a-z])", " without ");
  }

  private static String takeTimes(String text, List<Double> seconds) {
    Matcher matcher = TIME.matcher(text);
    while (matcher.find()) {
      double number = Double.parseDouble(matcher.group(1).replace(',', '.'));
      seconds.add(matcher.group("m") == null ? number : number * 60);
    }
    String rest = matcher.replaceAll(" ");
    Matcher bare = BARE_DELAY.matcher(rest);
    while (bare.find()) {
      String number = bare.group("after") == null ? bare.group("before") : bare.group("after");
      seconds.add(Double.valueOf(number));
    }
    return bare.replaceAll(" delay ");
  }
}
