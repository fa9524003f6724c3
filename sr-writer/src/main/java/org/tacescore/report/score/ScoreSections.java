package org.tacescore.report.score;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a reader meets first: warnings, the scores, and what was refused. */
final class ScoreSections {
  private final ScorePage page;
  private final PageWords words;
  private final Xhtml out;

  /** What a former card of the same system said already. */
  private final Set<String> said = new HashSet<>();

  ScoreSections(ScorePage page, PageWords words, Xhtml out) {
    this.page = page;
    this.words = words;
    this.out = out;
  }

  void write() {
    warnings();
    cards();
    refusals();
  }

  private void warnings() {
    if (page.warnings().isEmpty()) {
      return;
    }
    out.open("div", "warn").element("p", "t", words.get("warnings"));
    page.warnings().forEach(warning -> out.element("p", "w", words.warning(warning)));
    out.close("div");
  }

  /** Two beside each other; one alone has the width. */
  private void cards() {
    List<ScoreCard> scores = page.scores();
    if (scores.isEmpty()) {
      return;
    }
    out.element("h2", "h", words.get("scores")).open("table", "cards");
    int across = scores.size() == 1 ? 1 : 2;
    for (int i = 0; i < scores.size(); i += across) {
      out.raw("<tr>").open("td", "slot");
      card(scores.get(i));
      out.close("td");
      if (across == 2) {
        out.open("td", "gap").close("td").open("td", "slot");
        if (i + 1 < scores.size()) {
          card(scores.get(i + 1));
        }
        out.close("td");
      }
      out.raw("</tr>");
    }
    out.close("table");
  }

  private void card(ScoreCard card) {
    ScoreValue score = card.score();
    String subject = card.subject().isBlank() ? "" : "  ·  " + words.told(card.subject());
    out.open("div", "card").element("p", "name", words.told(score.name()) + subject);
    out.open("p", "value").element("span", "digits", score.value());
    out.raw("&#160;").element("span", "unit", score.unit());
    out.element("span", "group", words.told(score.group())).close("p");
    parts(card.contributions());
    out.open("table", "say");
    say("rule", words.figure(score.rule()));
    once(card, "endpoint", card.system().endpoint());
    card.earlier().forEach(line -> say("earlier", words.figure(line)));
    out.close("table");
    measures(card.measures());
    out.open("table", "say");
    card.externalResults().forEach(line -> once(card, "external", line));
    system(card);
    out.close("table");
    card.notes().stream()
        .filter(note -> isNew(card, note))
        .forEach(note -> out.element("p", "small", note));
    out.close("div");
  }

  /** Their names are long, their values short. */
  private void measures(List<NamedValue> measures) {
    if (!measures.isEmpty()) {
      out.open("table", "say wide");
      measures.forEach(
          measure -> line(words.told(measure.name()), words.figure(words.told(measure.value()))));
      out.close("table");
    }
  }

  private void system(ScoreCard card) {
    ScoreSystem system = card.system();
    say("system", joined(system.title(), system.version(), system.status()));
    once(
        card,
        "source",
        joined(system.source(), system.doi().isBlank() ? "" : "doi:" + system.doi()));
  }

  /** A line that the card of the next lesion need not say again. */
  private void once(ScoreCard card, String key, String text) {
    if (isNew(card, text)) {
      say(key, text);
    }
  }

  private boolean isNew(ScoreCard card, String text) {
    return said.add(card.system().title() + '\n' + text);
  }

  private static String joined(String... parts) {
    return String.join("  ·  ", List.of(parts).stream().filter(p -> !p.isBlank()).toList());
  }

  private void parts(List<Contribution> parts) {
    out.table(
        "data parts",
        List.of(words.get("parts"), words.get("part.value"), words.get("part.points")),
        parts.stream()
            .map(
                part ->
                    List.of(
                        words.told(part.name()),
                        words.figure(words.told(part.value())),
                        part.points()))
            .toList());
  }

  private void say(String key, String text) {
    line(words.get(key), text);
  }

  private void line(String name, String text) {
    if (!text.isBlank()) {
      out.raw("<tr>").element("td", "k", name).element("td", "v", text).raw("</tr>");
    }
  }

  private void refusals() {
    out.section(
        "data why",
        words.get("refusals"),
        List.of(
            words.get("refusal.system"), words.get("refusal.reason"), words.get("refusal.mender")),
        page.refusals().stream().map(this::refusal).toList());
  }

  /** Details are English, and stay out of pages in other languages; the code finds them. */
  private List<String> refusal(RefusedScore refused) {
    String detail = words.language() == PageLanguage.EN ? " " + refused.detail() : "";
    return List.of(
        refused.system(),
        words.sentence(refused.reason()) + detail + " (" + refused.reason() + ")",
        words.get("mender." + refused.reason().mender()));
  }
}
