package org.tacescore.report.score;

import java.util.List;

/** What a reader meets first: warnings, the scores, and what was refused. */
final class ScoreSections {
  private final ScorePage page;
  private final PageWords words;
  private final Xhtml out;

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
    say("rule", score.rule());
    say("endpoint", card.system().endpoint());
    card.measures().forEach(measure -> line(words.told(measure.name()), measure.value()));
    card.earlier().forEach(line -> say("earlier", line));
    card.externalResults().forEach(line -> say("external", line));
    system(card.system());
    out.close("table");
    card.notes().forEach(note -> out.element("p", "small", note));
    out.close("div");
  }

  private void system(ScoreSystem system) {
    say("system", joined(system.title(), system.version(), system.status()));
    say("source", joined(system.source(), system.doi().isBlank() ? "" : "doi:" + system.doi()));
  }

  private static String joined(String... parts) {
    return String.join("  ·  ", List.of(parts).stream().filter(p -> !p.isBlank()).toList());
  }

  private void parts(List<Contribution> parts) {
    out.table(
        "data parts",
        List.of(words.get("parts"), words.get("part.value"), words.get("part.points")),
        parts.stream()
            .map(part -> List.of(words.told(part.name()), words.told(part.value()), part.points()))
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
