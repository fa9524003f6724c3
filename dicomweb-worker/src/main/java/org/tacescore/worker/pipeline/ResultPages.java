package org.tacescore.worker.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    List<RecipeView> views = new ArrayList<>();
    for (JsonNode answer : read(resultJson).path("recipes")) {
      views.add(
          new RecipeView(
              answer.path("id").asText(),
              answer.path("version").asText(),
              answer.path("status").asText(),
              scores(answer.path("score")),
              refusal(answer.path("refusal")),
              warnings(answer.path("score"))));
    }
    return views;
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

  private static JsonNode read(String resultJson) {
    try {
      return JSON.readTree(resultJson);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored result is no JSON", e);
    }
  }

  private static List<ScoreView> scores(JsonNode score) {
    if (score.isMissingNode()) {
      return List.of();
    }
    return List.of(
        new ScoreView(
            score.path("name").asText(),
            score.path("value").asDouble(),
            score.path("unit").asText(),
            Optional.of(score.path("group").asText()),
            "patient"));
  }

  private static Optional<RefusalView> refusal(JsonNode refusal) {
    return refusal.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new RefusalView(
                Refusal.valueOf(refusal.path("code").asText()), refusal.path("detail").asText()));
  }

  private static List<String> warnings(JsonNode score) {
    List<String> warnings = new ArrayList<>();
    score.path("warnings").forEach(warning -> warnings.add(warning.asText()));
    return warnings;
  }
}
