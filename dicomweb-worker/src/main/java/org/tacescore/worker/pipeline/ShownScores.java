package org.tacescore.worker.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.tacescore.dicom.Code;
import org.tacescore.report.UcumUnits;
import org.tacescore.score.Cutoff;
import org.tacescore.score.HighWhen;
import org.tacescore.score.clinical.ClinicalScoreId;
import org.tacescore.worker.web.ScoreView;
import org.tacescore.worker.web.SupplementView;

/** Reads scores and what stands beside them from a stored result for the page and the API. */
final class ShownScores {
  private static final String PATIENT = "patient";

  private ShownScores() {}

  /** The score of an answer; empty where it was refused. */
  static Stream<ScoreView> own(JsonNode answer) {
    JsonNode score = answer.path("score");
    return score.isMissingNode()
        ? Stream.empty()
        : Stream.of(
            new ScoreView(
                score.path("name").asText(),
                OptionalDouble.of(score.path("value").asDouble()),
                figure(score).decimals(),
                score.path("unit").asText(),
                text(score, "group"),
                text(score, "group_name"),
                level(answer)));
  }

  /** What stands beside the score of an answer. */
  static Stream<SupplementView> supplements(JsonNode answer) {
    return StreamSupport.stream(answer.at("/score/supplements").spliterator(), false)
        .map(supplement -> supplement(supplement, level(answer)));
  }

  /** A clinical score with its group; empty for one that was not computed. */
  static Optional<ScoreView> clinical(JsonNode beside) {
    Optional<BigDecimal> total =
        Optional.of(beside.path("total")).filter(JsonNode::isNumber).map(JsonNode::decimalValue);
    return text(beside, "group")
        .map(
            group ->
                new ScoreView(
                    beside.path("name").asText(),
                    total.stream().mapToDouble(BigDecimal::doubleValue).findFirst(),
                    total.map(value -> decimals(beside.path("id").asText(), value)).orElse(0),
                    UcumUnits.SCORE.value(),
                    Optional.of(group),
                    Optional.empty(),
                    PATIENT));
  }

  private static int decimals(String clinicalScore, BigDecimal total) {
    return ClinicalScoreId.find(clinicalScore)
        .map(id -> id.shown(total).scale())
        .orElse(total.scale());
  }

  private static SupplementView supplement(JsonNode supplement, String level) {
    String unit = supplement.path("unit").asText();
    String name = supplement.path("name").asText();
    if (supplement.has("text")) {
      String shown = supplement.path("text").asText() + Figure.unitText(unit);
      return new SupplementView(
          name, level, OptionalDouble.empty(), unit, shown, Optional.empty(), Optional.empty());
    }
    Figure figure = figure(supplement);
    return new SupplementView(
        name,
        level,
        OptionalDouble.of(supplement.path("value").asDouble()),
        unit,
        figure.text(),
        figure.rule(),
        Optional.of(supplement.path("high"))
            .filter(JsonNode::isBoolean)
            .map(JsonNode::booleanValue));
  }

  private static Figure figure(JsonNode number) {
    BigDecimal value = number.path("value").decimalValue();
    String ucum = number.path("unit").asText();
    Code unit = new Code(ucum, "UCUM", ucum);
    return text(number, "cutoff")
        .map(rule -> Figure.of(value, unit, cutoff(rule)))
        .orElseGet(() -> Figure.of(value, unit));
  }

  /** {@code > 4.10} as {@link ScoreGroup#rule} writes it. */
  private static Cutoff cutoff(String rule) {
    int gap = rule.indexOf(' ');
    boolean greater = rule.substring(0, gap).equals(HighWhen.GREATER.symbol());
    return new Cutoff(
        new BigDecimal(rule.substring(gap + 1)),
        greater ? HighWhen.GREATER : HighWhen.GREATER_OR_EQUAL);
  }

  private static String level(JsonNode answer) {
    return answer.at("/lesion/label").asText(PATIENT);
  }

  private static Optional<String> text(JsonNode node, String key) {
    return Optional.of(node.path(key)).filter(JsonNode::isTextual).map(JsonNode::asText);
  }
}
