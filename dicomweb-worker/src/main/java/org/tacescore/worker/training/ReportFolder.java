package org.tacescore.worker.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tacescore.learning.report.Evaluation;
import org.tacescore.learning.report.EvaluationReport;
import org.tacescore.learning.report.TrainingFacts;
import org.tacescore.network.WholeFolder;
import org.tacescore.report.page.HtmlPdf;

/**
 * Writes the evaluation of a recipe as a folder that is there whole or not at all: {@code
 * report.html}, {@code report.pdf}, {@code evaluation.json}, {@code features.csv} and {@code
 * plots/}.
 */
public final class ReportFolder {
  private ReportFolder() {}

  /**
   * Writes the folder.
   *
   * @param evaluations one a cohort, at least one
   * @param created what the PDF says of when it was made
   * @param out must not be there
   */
  public static void write(
      List<Evaluation> evaluations,
      TrainingFacts facts,
      MeasuredCohort cohort,
      Instant created,
      Path out)
      throws IOException {
    WholeFolder.write(
        out,
        "report",
        draft -> {
          fill(draft, evaluations, facts, created);
          cohort.writeFeatures(draft.resolve("features.csv"));
          return draft;
        });
  }

  private static void fill(
      Path draft, List<Evaluation> evaluations, TrainingFacts facts, Instant created)
      throws IOException {
    String page = EvaluationReport.html(evaluations, facts);
    Files.writeString(draft.resolve("report.html"), page);
    Files.write(draft.resolve("report.pdf"), HtmlPdf.of(page, created));
    Files.writeString(
        draft.resolve("evaluation.json"),
        evaluations.stream()
            .map(evaluation -> evaluation.json().strip())
            .collect(Collectors.joining(",\n", "[\n", "\n]\n")),
        StandardCharsets.UTF_8);
    Path plots = Files.createDirectory(draft.resolve("plots"));
    for (int cohort = 0; cohort < evaluations.size(); cohort++) {
      for (Map.Entry<String, String> drawing :
          EvaluationReport.drawings(evaluations.get(cohort)).entrySet()) {
        Files.writeString(
            plots.resolve("cohort-%d-%s.svg".formatted(cohort + 1, drawing.getKey())),
            drawing.getValue());
      }
    }
  }
}
