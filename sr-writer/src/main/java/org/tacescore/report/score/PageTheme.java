package org.tacescore.report.score;

import java.util.Map;

/** The colours of a page: one set for paper, one for a dark reading room. Nothing else differs. */
enum PageTheme {
  /** Ink on paper. */
  PAPER(
      Map.ofEntries(
          Map.entry("ground", "#ffffff"),
          Map.entry("text", "#1b2126"),
          Map.entry("quiet", "#56616b"),
          Map.entry("line", "#c9d0d6"),
          Map.entry("panel", "#f4f6f8"),
          Map.entry("accent", "#0b5c8a"),
          Map.entry("mark-ground", "#fdeecb"),
          Map.entry("mark-text", "#6b4300"),
          Map.entry("mark-line", "#d79b2a"))),
  /** Soft light on near black, as the images beside it. */
  SCREEN(
      Map.ofEntries(
          Map.entry("ground", "#101418"),
          Map.entry("text", "#d9dee3"),
          Map.entry("quiet", "#96a1ab"),
          Map.entry("line", "#38424b"),
          Map.entry("panel", "#1a2026"),
          Map.entry("accent", "#6fc3f2"),
          Map.entry("mark-ground", "#352708"),
          Map.entry("mark-text", "#ffce6b"),
          Map.entry("mark-line", "#a87613")));

  private final Map<String, String> colours;

  PageTheme(Map<String, String> colours) {
    this.colours = colours;
  }

  /** The style sheet with its colours in place of {@code $name;}. */
  String colour(String sheet) {
    String coloured = sheet;
    for (Map.Entry<String, String> colour : colours.entrySet()) {
      coloured = coloured.replace("$" + colour.getKey() + ";", colour.getValue() + ";");
    }
    return coloured;
  }
}
