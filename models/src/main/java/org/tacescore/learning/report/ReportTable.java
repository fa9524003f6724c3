package org.tacescore.learning.report;

import java.util.ArrayList;
import java.util.List;

/** A table of texts; the first column names the row. */
final class ReportTable {
  private final String caption;
  private final List<String> head;
  private final List<List<String>> rows = new ArrayList<>();

  ReportTable(String caption, String... head) {
    this.caption = caption;
    this.head = List.of(head);
  }

  void row(List<String> cells) {
    if (cells.size() != head.size()) {
      throw new IllegalStateException(
          "%d cells under %d heads".formatted(cells.size(), head.size()));
    }
    rows.add(List.copyOf(cells));
  }

  /** Nothing where no row came. */
  void write(Markup page) {
    if (rows.isEmpty()) {
      return;
    }
    page.open("div", "class", "table").open("table");
    page.element("caption", caption);
    page.open("thead").open("tr");
    head.forEach(text -> page.element("th", text));
    page.close().close().open("tbody");
    for (List<String> row : rows) {
      page.open("tr");
      for (int i = 0; i < row.size(); i++) {
        if (i == 0) {
          page.element("td", row.get(i), "class", "name");
        } else {
          page.element("td", row.get(i));
        }
      }
      page.close();
    }
    page.close().close().close();
  }
}
