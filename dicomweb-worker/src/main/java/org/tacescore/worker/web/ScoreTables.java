package org.tacescore.worker.web;

import static org.tacescore.worker.web.Html.escape;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The scores of a recipe and what stands beside them, as a table of the page. */
final class ScoreTables {
  private static final String NONE = "–";

  private ScoreTables() {}

  /** Empty where there is neither. */
  static String render(RecipeView recipe) {
    String rows =
        part("Score", "Group", recipe.scores(), ScoreTables::row)
            + part("Beside the score", "Cutoff", recipe.supplements(), ScoreTables::row);
    return rows.isEmpty() ? "" : "<table class=\"scores\">" + rows + "</table>";
  }

  /** Rows under a header of their own; columns are those of the whole table. */
  private static <T> String part(String first, String last, List<T> rows, Function<T, String> row) {
    String header =
        "<tbody><tr><th scope=\"col\">%s<th scope=\"col\">Of<th scope=\"col\" class=\"number\">Value<th scope=\"col\">%s"
            .formatted(first, last);
    return rows.isEmpty()
        ? ""
        : rows.stream().map(row).collect(Collectors.joining("", header, "</tbody>"));
  }

  private static String row(ScoreView score) {
    return row(
        score.name(),
        score.level(),
        "<b>%s</b>".formatted(escape(number(score) + unit(score.unit()))),
        escape(score.groupName().or(score::group).map(ScoreTables::group).orElse(NONE)));
  }

  private static String row(SupplementView supplement) {
    return row(
        supplement.name(),
        supplement.level(),
        escape(supplement.shown()),
        supplement.rule().map(rule -> side(supplement.high(), rule)).orElse(NONE));
  }

  /** {@code Low (high when > 39.5 %)}; the rule is not broken over lines. */
  private static String side(Optional<Boolean> high, String rule) {
    return "%s (high when <span class=\"rule\">%s</span>)"
        .formatted(high.orElse(false) ? "High" : "Low", escape(rule));
  }

  /** Name and level are text, value and group are HTML. */
  private static String row(String name, String level, String value, String group) {
    return "<tr><td>%s<td>%s<td class=\"number\">%s<td>%s"
        .formatted(escape(name), escape(level), value, group);
  }

  /** {@code HIGH} is a word; grades and stages such as {@code 2a} and {@code IIIb} are none. */
  private static String group(String name) {
    boolean word = name.matches("[A-Z_]{3,}");
    return JobPage.capital(word ? name.toLowerCase(Locale.ROOT).replace('_', ' ') : name);
  }

  /** UCUM: annotations in braces are no units that a person needs to see; 1 is a fraction. */
  private static String unit(String ucum) {
    if (ucum.equals("1")) {
      return " %";
    }
    return ucum.isEmpty() || ucum.startsWith("{") ? "" : " " + ucum;
  }

  private static String number(ScoreView score) {
    if (score.value().isEmpty()) {
      return NONE;
    }
    BigDecimal value = BigDecimal.valueOf(score.value().getAsDouble());
    boolean fraction = score.unit().equals("1");
    DecimalFormat format =
        new DecimalFormat(fraction ? "0.0" : "0.00", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMaximumFractionDigits(Math.max(format.getMinimumFractionDigits(), score.decimals()));
    return format.format(fraction ? value.movePointRight(2) : value);
  }
}
