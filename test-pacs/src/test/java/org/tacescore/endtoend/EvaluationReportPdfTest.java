package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.evaluation.Roc;
import org.tacescore.learning.report.BinaryEndpoint;
import org.tacescore.learning.report.EvaluatedCohort;
import org.tacescore.learning.report.EvaluatedModel;
import org.tacescore.learning.report.Evaluation;
import org.tacescore.learning.report.EvaluationReport;
import org.tacescore.learning.report.Fact;
import org.tacescore.learning.report.Resampling;
import org.tacescore.learning.report.ScoreKind;
import org.tacescore.learning.report.TrainingFacts;
import org.tacescore.report.page.HtmlPdf;

class EvaluationReportPdfTest {
  private static final int PATIENTS = 60;

  @Test
  void printsTheNumbersAndTheMarkOnEachPage() throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    double[] scores = random.doubles(PATIENTS).toArray();
    boolean[] outcomes = new boolean[PATIENTS];
    for (int i = 0; i < PATIENTS; i++) {
      outcomes[i] = random.nextDouble() < scores[i];
    }
    BinaryOutcome outcome = BinaryOutcome.of(outcomes);
    TrainingFacts facts =
        TrainingFacts.of("Evaluation of a phantom", "SYNTHETIC", "Its numbers mean nothing.")
            .with(Fact.SEED, "11");
    String page = EvaluationReport.html(List.of(evaluation(outcome, scores)), facts);
    try (PDDocument pdf = Loader.loadPDF(HtmlPdf.of(page, Instant.EPOCH))) {
      String area = String.format(Locale.ROOT, "%.3f", Roc.of(outcome, scores).auc());
      assertThat(text(pdf, 1, pdf.getNumberOfPages())).contains(area, "TRIPOD+AI", "METRICS");
      for (int number = 1; number <= pdf.getNumberOfPages(); number++) {
        assertThat(text(pdf, number, number)).contains("RESEARCH USE ONLY", "Status: SYNTHETIC");
      }
    }
  }

  private static Evaluation evaluation(BinaryOutcome outcome, double[] scores) {
    double[] halves = Arrays.stream(scores).map(p -> p / 2 + 0.25).toArray();
    EvaluatedCohort cohort =
        new EvaluatedCohort(
            "phantoms",
            Collections.nCopies(PATIENTS, "C1"),
            Optional.of(BinaryEndpoint.ofAll("progression", outcome, 0)),
            Optional.empty(),
            List.of(
                EvaluatedModel.of("first", ScoreKind.PROBABILITY, scores),
                EvaluatedModel.of("second", ScoreKind.PROBABILITY, halves)),
            "first",
            Optional.of("second"),
            OptionalInt.empty());
    return Evaluation.of(cohort, new Resampling(20, 1));
  }

  private static String text(PDDocument pdf, int first, int last) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setStartPage(first);
    stripper.setEndPage(last);
    return stripper.getText(pdf);
  }
}
