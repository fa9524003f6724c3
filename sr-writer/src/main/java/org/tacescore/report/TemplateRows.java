package org.tacescore.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The rows of PS3.16 that this project fills, in their order, from {@code template-rows.csv}. */
final class TemplateRows {
  private static final String RESOURCE = "template-rows.csv";
  private static final Map<String, List<TemplateRow>> ROWS = read();

  private TemplateRows() {}

  /**
   * The rows below a parent; empty for one that has no rows here.
   *
   * @param parent the template's number, or Code Value and scheme of a parent inside one
   */
  static Optional<List<TemplateRow>> of(String parent) {
    return Optional.ofNullable(ROWS.get(parent));
  }

  private static Map<String, List<TemplateRow>> read() {
    Map<String, List<TemplateRow>> rows = new LinkedHashMap<>();
    for (String line : text().lines().filter(l -> !l.startsWith("#") && !l.isBlank()).toList()) {
      String[] cells = line.split(",", -1);
      if (cells.length != 6) {
        throw new IllegalStateException(RESOURCE + " needs six columns: " + line);
      }
      rows.computeIfAbsent(cells[0], template -> new ArrayList<>())
          .add(
              new TemplateRow(
                  cells[1],
                  cells[2],
                  cells[3],
                  cells[4],
                  TemplateRow.Need.valueOf(cells[5].toUpperCase(Locale.ROOT))));
    }
    return rows;
  }

  private static String text() {
    try (InputStream in =
        Objects.requireNonNull(TemplateRows.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }
}
