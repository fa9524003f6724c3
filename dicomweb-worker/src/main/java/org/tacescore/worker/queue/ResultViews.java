package org.tacescore.worker.queue;

import java.util.List;
import java.util.Optional;
import org.tacescore.worker.web.RecipeView;
import org.tacescore.worker.web.RefusalView;

/**
 * Makes views of recipes for the page and the API; the queue keeps results and cannot read them.
 */
public interface ResultViews {

  /**
   * The recipes of a job that has ended.
   *
   * @param resultJson as {@link ScoredStudy#resultJson}
   */
  List<RecipeView> ended(String resultJson);

  /** A recipe that has not run. */
  RecipeView open(String recipeId, Optional<RefusalView> missing);
}
