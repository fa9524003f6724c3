package org.tacescore.learning.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The style sheet of a report: its file, and what stands in the margins of each printed page. */
final class ReportStyle {
  static final String RESEARCH = "RESEARCH USE ONLY - not for clinical use.";

  private ReportStyle() {}

  static String of(TrainingFacts facts) {
    String colour = facts.synthetic() ? "#97201a" : "#1a2330";
    String ground = facts.synthetic() ? "#fdeceb" : "#eef0f3";
    return """
        @page {
          size: A4; margin: 13mm 18mm 16mm 18mm; padding-top: 6mm;
          @top-center { content: "%s"; width: 100%%; border: 1.5pt solid %s; color: %s;
            background: %s; font: bold 8.5pt "Liberation Sans", Arial, sans-serif;
            text-align: center; vertical-align: middle; }
          @bottom-left { content: "%s";
            font: 8pt "Liberation Sans", Arial, sans-serif; color: #515c6b; }
          @bottom-right { content: "Page " counter(page) " of " counter(pages);
            font: 8pt "Liberation Sans", Arial, sans-serif; color: #515c6b; }
        }
        """
            .formatted(
                string(RESEARCH + " Status: " + facts.status()),
                colour,
                colour,
                ground,
                string(facts.title()))
        + resource();
  }

  /** A text within a CSS string: all but plain characters by their number, which a space ends. */
  private static String string(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              boolean plain = Character.isLetterOrDigit(c) && c < 128 || " .,:-()".indexOf(c) >= 0;
              safe.append(plain ? Character.toString(c) : "\\%x ".formatted(c));
            });
    return safe.toString();
  }

  private static String resource() {
    try (InputStream in =
        Objects.requireNonNull(ReportStyle.class.getResourceAsStream("report.css"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the report's style sheet cannot be read", e);
    }
  }
}
