package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.score.Outcome;
import org.tacescore.score.Scored;
import org.tacescore.testpacs.phantom.PhantomGenerator;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.testpacs.phantom.PhantomPatient;
import org.tacescore.worker.clinical.ClinicalValues;
import org.tacescore.worker.pipeline.Stage;

/** However many recipes ask, each region is measured once on a phase by the same settings. */
class SharedFeaturesTest {
  @TempDir Path temp;

  private List<String> extractions(RecipeFolder recipes) throws IOException {
    PhantomPatient patient =
        new PhantomGenerator(PhantomOptions.of(1, 1, PhantomModality.CT)).patient(0);
    List<String> extractions = new ArrayList<>();
    List<Outcome> outcomes =
        new ScoredFolder(StudyCopy.of(patient, temp), temp.resolve("out"))
            .by(
                recipes.catalog().all(),
                new ClinicalValues(patient.clinical(), patient.clinical()),
                (stage, what, nanos) -> {
                  if (stage == Stage.FEATURES) {
                    extractions.add(what);
                  }
                });
    assertThat(outcomes).isNotEmpty().allMatch(Scored.class::isInstance);
    return extractions;
  }

  @Test
  void threeRecipesThatAskTheSameMeasureOnce() throws IOException {
    RecipeFolder one = new RecipeFolder(temp.resolve("one")).with("hrd-a", json -> json);
    RecipeFolder three =
        new RecipeFolder(temp.resolve("three"))
            .with("hrd-a", json -> json)
            .with("hrd-b", json -> json)
            .with("hrd-c", json -> json);

    List<String> alone = extractions(one);

    // Two phases by the recipe's settings, and each lesion by those of the survey.
    assertThat(alone.stream().distinct()).hasSize(2);
    assertThat(extractions(three)).containsExactlyElementsOf(alone);
  }
}
