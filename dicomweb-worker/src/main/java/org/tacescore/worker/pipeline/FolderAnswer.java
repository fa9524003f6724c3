package org.tacescore.worker.pipeline;

import java.util.List;
import org.tacescore.score.Outcome;

/**
 * What was answered for the study in a folder.
 *
 * @param outcomes one a recipe, of a recipe of lesions one a lesion
 * @param beside the clinical scores that stand beside the recipes' own, a sentence each: total and
 *     group, or why there are none with all that is missing
 */
public record FolderAnswer(List<Outcome> outcomes, List<String> beside) {

  public FolderAnswer {
    outcomes = List.copyOf(outcomes);
    beside = List.copyOf(beside);
  }
}
