package org.tacescore.score.clinical;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.score.clinical.Input.Ascites;

/**
 * Child-Pugh points with what they were made of: five items of 1 to 3 points. The middle class of
 * an item is closed on both sides.
 *
 * @param points 5 to 15
 * @param items the five lines; one line where the points are as stated by a source
 */
record ChildPugh(int points, List<ScoreItem> items) {
  private static final Definition NUMBERS = Definition.of(ClinicalScoreId.CHILD_PUGH);
  private static final List<Input<?>> COMPONENTS =
      List.of(Input.BILIRUBIN, Input.ALBUMIN, Input.INR, Input.ASCITES, Input.ENCEPHALOPATHY);

  ChildPugh {
    items = List.copyOf(items);
  }

  /**
   * Asks for the components at a time point, or for stated points where a component is missing and
   * points are stated.
   */
  static Supplier<ChildPugh> asked(Asking ask, Visit visit) {
    boolean complete = COMPONENTS.stream().allMatch(one -> ask.has(visit, one.analyte()));
    if (!complete && ask.has(visit, Analyte.CHILD_PUGH)) {
      return ask.at(visit, Input.CHILD_PUGH);
    }
    Supplier<Quantity> bilirubin = ask.at(visit, Input.BILIRUBIN);
    Supplier<Quantity> albumin = ask.at(visit, Input.ALBUMIN);
    Supplier<Quantity> inr = ask.at(visit, Input.INR);
    Supplier<Ascites> ascites = ask.at(visit, Input.ASCITES);
    Supplier<Quantity> encephalopathy = ask.at(visit, Input.ENCEPHALOPATHY);
    return () -> of(bilirubin.get(), albumin.get(), inr.get(), ascites.get(), encephalopathy.get());
  }

  static ChildPugh of(
      Quantity bilirubin,
      Quantity albumin,
      Quantity inr,
      Ascites ascites,
      Quantity encephalopathy) {
    List<ScoreItem> items =
        List.of(
            item("bilirubin", bilirubin),
            item("albumin", albumin),
            item("inr", inr),
            line("ascites", ascites.name().toLowerCase(Locale.ROOT), 1 + ascites.ordinal()),
            item("encephalopathy", encephalopathy));
    int points =
        items.stream().flatMap(one -> one.points().stream()).mapToInt(BigDecimal::intValue).sum();
    return new ChildPugh(points, items);
  }

  private static ScoreItem item(String name, Quantity value) {
    Term one = NUMBERS.term(name + "-1");
    Term three = NUMBERS.term(name + "-3");
    int points = one.holds(value) ? 1 : three.holds(value) ? 3 : 2;
    return line(
        name,
        "%s (1 point %s, 3 points %s)".formatted(value.text(), one.limitText(), three.limitText()),
        points);
  }

  private static ScoreItem line(String name, String finding, int points) {
    return new ScoreItem(name, finding, Optional.of(BigDecimal.valueOf(points)));
  }

  /**
   * Points that a source states, such as {@code 6} or {@code B7}.
   *
   * @throws RefusedException INVALID_CLINICAL without a source, for a class without points, or
   *     where the class is not that of the points
   */
  static ChildPugh parseStated(ClinicalValue stated) {
    if (stated.source().isBlank()) {
      throw refused("is accepted only where its source is stated, or all five components are");
    }
    String text = stated.value().strip();
    boolean withClass = text.matches("[A-Ca-c] ?[0-9]{1,2}");
    Quantity points =
        Quantity.of(
            Analyte.CHILD_PUGH, withClass ? text.substring(1).strip() : text, stated.unit());
    ChildPugh read =
        new ChildPugh(
            points.value().intValueExact(),
            List.of(line("child-pugh", "as stated by its source", points.value().intValueExact())));
    if (withClass && !read.letter().equalsIgnoreCase(text.substring(0, 1))) {
      throw refused("states a class that is not the one of its points");
    }
    return read;
  }

  private static RefusedException refused(String detail) {
    return new RefusedException(Refusal.INVALID_CLINICAL, "child-pugh " + detail);
  }

  /** Class A, B or C. */
  String letter() {
    return NUMBERS.group(BigDecimal.valueOf(points));
  }

  boolean isClass(String letter) {
    return letter().equals(letter);
  }

  /** Class and points, e.g. {@code B7}. */
  String text() {
    return letter() + points;
  }
}
