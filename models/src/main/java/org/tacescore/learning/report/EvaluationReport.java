package org.tacescore.learning.report;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The evaluation of a trained system as one page that people read: what was trained on what, tables
 * of results, drawings with a sentence on how to read each, and the checklists TRIPOD+AI and
 * METRICS filled in as far as the software knows.
 *
 * <p>The page is well-formed XHTML without DOCTYPE, in one piece: style sheet and drawings are
 * inside, nothing is loaded and no script runs. Each printed page carries the research mark and the
 * status. Equal input gives the same text.
 */
public final class EvaluationReport {
  /** In px: two drawings fit on a page, their letters can be read. */
  private static final int PRINTED_WIDTH = 430;

  /** These stand elsewhere on the page. */
  private static final Set<Fact> ELSEWHERE =
      EnumSet.of(Fact.TITLE, Fact.STATUS, Fact.CHECKLISTS, Fact.SAMPLE_WARNINGS, Fact.ABSENCES);

  private final List<Evaluation> evaluations;
  private final TrainingFacts facts;
  private final Markup page = new Markup();

  private EvaluationReport(List<Evaluation> evaluations, TrainingFacts facts) {
    this.evaluations = evaluations;
    this.facts = facts.orElse(DerivedFacts.of(evaluations));
  }

  /**
   * Writes the page.
   *
   * @param evaluations one a cohort, in the order they shall stand; at least one
   * @param facts what the trainer knows; counts, measures and comparisons are taken from the
   *     evaluations where it does not say them
   */
  public static String html(List<Evaluation> evaluations, TrainingFacts facts) {
    InvalidReportException.require(!evaluations.isEmpty(), "a report needs an evaluation");
    return new EvaluationReport(List.copyOf(evaluations), facts).write();
  }

  /**
   * The drawings of an evaluation as files of SVG, by a name each: the kind, and a number where
   * there are several of it.
   */
  public static Map<String, String> drawings(Evaluation evaluation) {
    Map<String, String> drawings = new LinkedHashMap<>();
    for (Figure figure : ReportPlots.of(evaluation)) {
      String name = figure.kind();
      for (int number = 2; drawings.containsKey(name); number++) {
        name = figure.kind() + "-" + number;
      }
      drawings.put(name, figure.plot().drawing().svg());
    }
    return drawings;
  }

  private String write() {
    page.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en").open("head");
    page.open("meta", "charset", "UTF-8").close();
    page.element("title", facts.title());
    page.style(ReportStyle.of(facts)).close().open("body");
    top();
    training();
    evaluations.forEach(this::cohort);
    new ChecklistTable(Checklist.tripodAi(), facts).write(page);
    new ChecklistTable(Checklist.metrics(), facts).write(page);
    page.close().close();
    return page.finish();
  }

  private void top() {
    page.element("p", ReportStyle.RESEARCH, "class", "mark");
    page.element("h1", facts.title());
    page.open("p", "class", facts.synthetic() ? "status SYNTHETIC" : "status")
        .element("b", facts.status() + ".")
        .text(" " + facts.meaning())
        .close();
  }

  private void training() {
    page.element("h2", "What was trained on what");
    page.open("table", "class", "facts").open("tbody");
    facts
        .values()
        .forEach(
            (fact, text) -> {
              if (!ELSEWHERE.contains(fact)) {
                page.open("tr").element("td", fact.label(), "class", "name");
                page.element("td", text).close();
              }
            });
    page.close().close();
  }

  private void cohort(Evaluation evaluation) {
    page.element("h2", "Results: " + evaluation.cohort(), "class", "results");
    page.element("p", DerivedFacts.sample(evaluation) + ".");
    evaluation.outcome().ifPresent(text -> page.element("p", "Outcome: " + text + "."));
    evaluation
        .endpoint()
        .ifPresent(
            text ->
                page.element(
                    "p", evaluation.survivalName().orElse("Endpoint") + ": " + text + "."));
    page.element(
        "p",
        "Numbers in parentheses are intervals of 95 %. n. e.: not estimable.",
        "class",
        "soft");
    list("Warnings", evaluation.warnings());
    ResultTables.of(evaluation).forEach(table -> table.write(page));
    list(
        "Not computed",
        evaluation.absences().stream()
            .map(
                a ->
                    "%s of %s: %s (%s)"
                        .formatted(a.statistic(), a.subject(), a.detail(), a.reason()))
            .toList());
    ReportPlots.of(evaluation).forEach(this::figure);
  }

  private void list(String title, List<String> texts) {
    if (!texts.isEmpty()) {
      page.element("h3", title).open("ul", "class", "warnings");
      texts.forEach(text -> page.element("li", text));
      page.close();
    }
  }

  private void figure(Figure figure) {
    page.open("div", "class", "figure " + figure.kind());
    page.svg(figure.plot().drawing(), PRINTED_WIDTH);
    page.element("p", figure.reading(), "class", "reading").close();
  }
}
