package org.tacescore.worker.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.tacescore.recipe.RecipeCatalog;
import org.tacescore.refusal.Refusal;
import org.tacescore.worker.queue.ResultViews;
import org.tacescore.worker.web.RecipeView;
import org.tacescore.worker.web.RefusalView;
import org.tacescore.worker.web.ScoreView;

/** Reads stored results for the page and the API. */
public final class ResultPages implements ResultViews {
  private static final JsonMapper JSON = new JsonMapper();
  private final RecipeCatalog catalog;

  public ResultPages(RecipeCatalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public List<RecipeView> ended(String resultJson) {
    Map<String, List<JsonNode>> answers = new LinkedHashMap<>();
    for (JsonNode answer : read(resultJson).path("recipes")) {
      answers.computeIfAbsent(answer.path("id").asText(), id -> new ArrayList<>()).add(answer);
    }
    return answers.values().stream().map(ResultPages::view).toList();
  }

  @Override
  public RecipeView open(String recipeId, Optional<RefusalView> missing) {
    return catalog
        .find(recipeId)
        .map(
            bundle ->
                new RecipeView(
                    recipeId,
                    bundle.recipe().version(),
                    bundle.status().name(),
                    List.of(),
                    missing,
                    List.of()))
        .orElseGet(() -> new RecipeView(recipeId, "", "", List.of(), missing, List.of()));
  }

  /** The answers of one recipe: one, or one a lesion. Where some lesion scored, refusals warn. */
  private static RecipeView view(List<JsonNode> answers) {
    JsonNode first = answers.get(0);
    List<ScoreView> scores = answers.stream().flatMap(ShownScores::own).toList();
    List<ScoreView> beside = new ArrayList<>(scores);
    first.path("beside").forEach(one -> ShownScores.clinical(one).ifPresent(beside::add));
    return new RecipeView(
            first.path("id").asText(),
            first.path("version").asText(),
            first.path("status").asText(),
            beside,
            scores.isEmpty() ? refusal(first.path("refusal")) : Optional.empty(),
            Stream.concat(answers.stream().flatMap(ResultPages::warnings), notComputed(first))
                .distinct()
                .toList())
        .withSupplements(answers.stream().flatMap(ShownScores::supplements).toList());
  }

  private static JsonNode read(String resultJson) {
    try {
      return JSON.readTree(resultJson);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored result is no JSON", e);
    }
  }

  private static Stream<String> notComputed(JsonNode answer) {
    return StreamSupport.stream(answer.path("beside").spliterator(), false)
        .filter(beside -> beside.has("refusal"))
        .map(
            beside ->
                "%s: %s was not computed: %s"
                    .formatted(
                        beside.at("/refusal/code").asText(),
                        beside.path("name").asText(),
                        beside.at("/refusal/detail").asText()));
  }

  private static Optional<RefusalView> refusal(JsonNode refusal) {
    return refusal.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new RefusalView(
                Refusal.valueOf(refusal.path("code").asText()), refusal.path("detail").asText()));
  }

  private static Stream<String> warnings(JsonNode answer) {
    JsonNode lesion = answer.at("/lesion/label");
    JsonNode refusal = answer.path("refusal");
    if (!lesion.isMissingNode() && !refusal.isMissingNode()) {
      return Stream.of(
          "%s: %s: %s"
              .formatted(
                  refusal.path("code").asText(),
                  lesion.asText(),
                  refusal.path("sentence").asText()));
    }
    return StreamSupport.stream(answer.at("/score/warnings").spliterator(), false)
        .map(JsonNode::asText);
  }
}
