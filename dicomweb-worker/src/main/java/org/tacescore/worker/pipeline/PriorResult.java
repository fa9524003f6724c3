package org.tacescore.worker.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tacescore.report.InstanceReference;
import org.tacescore.score.Cutoff;
import org.tacescore.score.HighWhen;
import org.tacescore.score.LesionReference;
import org.tacescore.score.Scored;

/**
 * What the report that a new one supersedes said, and which objects went with it.
 *
 * @param scores in the order of that report
 * @param objects the DICOM objects of its job by their roles; empty in results of former versions
 */
record PriorResult(List<PriorScore> scores, Map<String, InstanceReference> objects) {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  PriorResult {
    scores = List.copyOf(scores);
    objects = Map.copyOf(objects);
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
   * @param cutoff its rule
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
      Cutoff cutoff,
      String created,
      String srSopInstanceUid) {}

  /**
   * Reads what a later report needs of a result document of this software, as docs/formats.md
   * describes it.
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
      return new PriorResult(scores, objects(root));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the result of the last job is no JSON", e);
    }
  }

  private static Map<String, InstanceReference> objects(JsonNode root) {
    Map<String, InstanceReference> objects = new LinkedHashMap<>();
    for (JsonNode object : root.path("objects")) {
      objects.put(
          object.path("role").asText(),
          new InstanceReference(
              root.path("study_instance_uid").asText(),
              object.path("series_instance_uid").asText(),
              object.path("sop_class_uid").asText(),
              object.path("sop_instance_uid").asText()));
    }
    return objects;
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
        cutoff(score.path("cutoff").asText()),
        root.path("created_at").asText(),
        root.path("sr_sop_instance_uid").asText());
  }

  /** Of a rule such as {@code > 4.10}. */
  private static Cutoff cutoff(String rule) {
    String[] parts = rule.split(" ", 2);
    HighWhen comparator =
        Stream.of(HighWhen.values())
            .filter(one -> one.symbol().equals(parts[0]))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no rule of a score: " + rule));
    return new Cutoff(new BigDecimal(parts[1]), comparator);
  }

  /** The object of that job in the same role; empty where there was none. */
  Optional<InstanceReference> object(String role) {
    return Optional.ofNullable(objects.get(role));
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
