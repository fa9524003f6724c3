package org.tacescore.worker.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tacescore.score.LesionReference;
import org.tacescore.score.Scored;

/**
 * The scores of the report that a new one supersedes.
 *
 * @param scores in the order of that report
 */
record PriorResult(List<PriorScore> scores) {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  PriorResult {
    scores = List.copyOf(scores);
  }

  /**
   * One score of that report.
   *
   * @param recipe the recipe's id
   * @param version the recipe's version
   * @param lesionTrackingUid of the lesion that it is of; empty where it is the patient's
   * @param name what people call it
   * @param value the number itself
   * @param unit UCUM
   * @param group name of its group
   * @param cutoff the rule, e.g. {@code > 4.10}
   * @param created date and time of that report, ISO 8601
   * @param srSopInstanceUid that report
   */
  record PriorScore(
      String recipe,
      String version,
      Optional<String> lesionTrackingUid,
      String name,
      BigDecimal value,
      String unit,
      String group,
      String cutoff,
      String created,
      String srSopInstanceUid) {}

  /**
   * Reads the scores of a result document of this software, as docs/formats.md describes it.
   *
   * @throws IllegalArgumentException if it is no JSON
   */
  static PriorResult parse(String resultJson) {
    try {
      JsonNode root = MAPPER.readTree(resultJson);
      List<PriorScore> scores = new ArrayList<>();
      for (JsonNode recipe : root.path("recipes")) {
        if (recipe.path("score").isObject()) {
          scores.add(score(root, recipe));
        }
      }
      return new PriorResult(scores);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the result of the last job is no JSON", e);
    }
  }

  private static PriorScore score(JsonNode root, JsonNode recipe) {
    JsonNode score = recipe.path("score");
    return new PriorScore(
        recipe.path("id").asText(),
        recipe.path("version").asText(),
        Optional.of(recipe.at("/lesion/tracking_uid").asText()).filter(uid -> !uid.isEmpty()),
        score.path("name").asText(),
        score.path("value").decimalValue(),
        score.path("unit").asText(),
        score.path("group_name").asText(),
        score.path("cutoff").asText(),
        root.path("created_at").asText(),
        root.path("sr_sop_instance_uid").asText());
  }

  /** The score of the same recipe for the same lesion or patient; empty where there was none. */
  Optional<PriorScore> of(Scored scored) {
    Optional<String> lesion = scored.lesion().map(LesionReference::trackingUid);
    return scores.stream()
        .filter(prior -> prior.recipe().equals(scored.recipeId()))
        .filter(prior -> prior.lesionTrackingUid().equals(lesion))
        .findFirst();
  }
}
