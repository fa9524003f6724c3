package org.tacescore.report.score;

import java.util.List;
import java.util.stream.Stream;

/** What the numbers stand on: lesions, clinical values, series, provenance and model cards. */
final class RecordSections {
  private final ScorePage page;
  private final PageWords words;
  private final Xhtml out;

  RecordSections(ScorePage page, PageWords words, Xhtml out) {
    this.page = page;
    this.words = words;
    this.out = out;
  }

  /** What was measured and stated. */
  void writeFindings() {
    lesions();
    clinical();
    phases();
  }

  /** What computed it. */
  void writeOrigin() {
    models();
    provenance();
  }

  private void lesions() {
    section(
        "lesions",
        heads("lesion.name", "lesion.volume", "lesion.diameter", "lesion.role"),
        page.lesions().stream()
            .map(row -> List.of(row.name(), row.volume(), row.diameter(), words.told(row.role())))
            .toList());
  }

  private void clinical() {
    section(
        "clinical",
        heads("clinical.name", "clinical.value", "clinical.time", "clinical.source"),
        page.clinical().stream().map(this::clinical).toList());
  }

  private List<String> clinical(ClinicalRow row) {
    String value = (words.told(row.value()) + " " + row.unit()).strip();
    return List.of(words.told(row.name()), value, row.time(), row.source());
  }

  private void phases() {
    section(
        "data wide-last",
        "phases",
        heads("phase.name", "phase.series", "phase.evidence"),
        page.phases().stream()
            .map(row -> List.of(words.told(row.phase()), row.series(), row.evidence()))
            .toList());
  }

  private void provenance() {
    if (page.provenance().isEmpty()) {
      return;
    }
    out.element("h2", "h", words.get("provenance")).open("table", "say");
    page.provenance().forEach(this::line);
    out.close("table");
  }

  private void models() {
    if (page.models().isEmpty()) {
      return;
    }
    out.element("h2", "h", words.get("models"));
    for (ModelSummary model : page.models()) {
      out.open("div", "model").element("p", "name", model.title()).open("table", "say");
      model.lines().forEach(this::line);
      out.close("table").close("div");
    }
  }

  private void line(NamedValue line) {
    out.raw("<tr>").element("td", "k", words.told(line.name())).open("td", "v").text(line.value());
    out.close("td").raw("</tr>");
  }

  private void section(String title, List<String> heads, List<List<String>> rows) {
    section("data", title, heads, rows);
  }

  private void section(String columns, String title, List<String> heads, List<List<String>> rows) {
    out.section(columns, words.get(title), heads, rows);
  }

  private List<String> heads(String... keys) {
    return Stream.of(keys).map(words::get).toList();
  }
}
