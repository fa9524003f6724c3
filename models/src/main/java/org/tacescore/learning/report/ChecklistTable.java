package org.tacescore.learning.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tacescore.learning.report.Checklist.Item;
import org.tacescore.learning.report.Checklist.Part;

/** A checklist with the answers that the software knows. */
final class ChecklistTable {
  private final Checklist checklist;
  private final TrainingFacts facts;

  ChecklistTable(Checklist checklist, TrainingFacts facts) {
    this.checklist = checklist;
    this.facts = facts;
  }

  void write(Markup page) {
    page.element("h2", checklist.title(), "class", "checklist");
    page.open("p", "class", "soft")
        .text(checklist.source() + ", ")
        .element("a", "doi:" + checklist.doi(), "href", "https://doi.org/" + checklist.doi())
        .text(". " + checklist.note())
        .close();
    page.open("div", "class", "table long").open("table", "class", "checklist");
    head(page);
    page.open("tbody");
    String section = "";
    for (Item item : checklist.items()) {
      for (Part part : item.parts()) {
        row(page, item, part, item.section().equals(section) ? "" : item.section());
        section = item.section();
      }
    }
    page.close().close().close();
  }

  private void head(Markup page) {
    page.open("thead").open("tr").element("th", "Item", "class", "number");
    page.element("th", "What is asked", "class", "wording");
    if (checklist.weighted()) {
      page.element("th", "Weight", "class", "weight");
    }
    page.element("th", "Answer").close().close();
  }

  private void row(Markup page, Item item, Part part, String section) {
    String list = checklist.name().toLowerCase(Locale.ROOT).replace('+', '-');
    page.open("tr", "class", "item", "id", list + "-" + item.number() + part.mark());
    page.element("td", item.number() + part.mark(), "class", "number");
    page.open("td");
    if (!section.isEmpty()) {
      // Within the row, so that no page ends with a section's name.
      page.element("div", section, "class", "section");
    }
    page.open("b").text(item.subject() + ".").close().text(" " + part.wording());
    Optional.ofNullable(item.condition())
        .ifPresent(c -> page.element("span", " Counts if " + c + ".", "class", "condition"));
    page.close();
    if (checklist.weighted()) {
      String weight =
          Optional.ofNullable(item.weight())
              .map(w -> String.format(Locale.ROOT, "%.4f", w))
              .orElse("");
      page.element("td", weight);
    }
    page.open("td");
    answer(page, part);
    page.close().close();
  }

  private void answer(Markup page, Part part) {
    List<Fact> known = part.facts().stream().filter(facts.values()::containsKey).toList();
    for (Fact fact : known) {
      String text = facts.values().get(fact);
      page.open("div").text(fact.label() + ": " + text).close();
    }
    Optional<String> site = Optional.ofNullable(part.site());
    if (known.isEmpty()) {
      String what = site.map(s -> ": " + s).orElse("");
      page.element("div", "To be filled in by the site" + what + ".", "class", "site");
    } else {
      site.ifPresent(s -> page.element("div", "The site adds: " + s + ".", "class", "site"));
    }
  }
}
