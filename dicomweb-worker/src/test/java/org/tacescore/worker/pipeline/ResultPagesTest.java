package org.tacescore.worker.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.recipe.RecipeCatalog;
import org.tacescore.worker.web.RecipeView;
import org.tacescore.worker.web.ScoreView;

class ResultPagesTest {
  private static final String RESULT =
      """
      {"recipes": [{"id": "hrd", "version": "1", "status": "SYNTHETIC",
        "score": {"name": "HRD", "value": 4.1, "unit": "1", "group": "HIGH", "warnings": []},
        "beside": [
          {"id": "albi", "name": "ALBI grade", "total": -2.59997123, "group": "2"},
          {"id": "bclc", "name": "BCLC stage", "group": "B"},
          {"id": "art", "name": "ART score", "refusal": {"code": "MISSING_CLINICAL",
            "detail": "missing: ast before the second TACE"}}]}]}
      """;

  @TempDir Path none;

  private RecipeView view() {
    return new ResultPages(RecipeCatalog.builtIn(none)).ended(RESULT).get(0);
  }

  @Test
  void showsTotalAndGroupOfAClinicalScore() {
    ScoreView albi = view().scores().get(1);

    assertThat(albi.value()).hasValue(-2.59997123);
    // Four decimals would read -2.6000, which is grade 1.
    assertThat(albi.decimals()).isEqualTo(5);
    assertThat(albi.group()).contains("2");
  }

  @Test
  void showsAStageWithoutANumber() {
    ScoreView bclc = view().scores().get(2);

    assertThat(bclc.value()).isEmpty();
    assertThat(bclc.group()).isEqualTo(Optional.of("B"));
  }

  @Test
  void tellsWhatOneThatWasNotComputedLacks() {
    assertThat(view().scores()).hasSize(3);
    assertThat(view().warnings())
        .containsExactly(
            "MISSING_CLINICAL: ART score was not computed: missing: ast before the second TACE");
  }
}
