package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.volume.GridSize;

/**
 * The trial of docs/phantoms.md at reduced size on one of its seeds: 90 patients train and 60
 * others test, on coarse grids, with few features and a small network.
 */
@Tag("slow")
class HrdTrainingTest {
  private static final long SEED = 21;
  private static final int PERMUTATIONS = 5;
  private static final RecipeTrial.Size SIZE =
      new RecipeTrial.Size(90, 60, Optional.of(new GridSize(96, 96, 24)), 2);

  @TempDir static Path temporary;
  private static Path folder = Path.of("");
  private static HrdTemplate template = new HrdTemplate(Path.of(""));
  private static RecipeTrial trial =
      new RecipeTrial(TrialAim.HRD, folder, folder, Path.of(""), SIZE, SEED);

  @BeforeAll
  static void template() throws IOException {
    folder = RecipeTrial.place("reduced-" + SEED, temporary);
    template =
        HrdTemplate.in(folder.resolve("template"))
            .withSmallNetwork(24, 2, 12)
            .withFewFeatures()
            .withQuickSignature();
    trial = new RecipeTrial(TrialAim.HRD, folder, folder, template.folder(), SIZE, SEED);
  }

  @Test
  void tellsUnseenPatientsApart() throws IOException {
    Map<String, RecipeTrial.Worth> unseen = trial.unseen(trial.bundle());
    TrialReport.print("reduced", SEED, unseen);
    TrialReport.isBetterThanChance(TrialAim.HRD, unseen);
  }

  /** The mean of 5 has a standard deviation of about 0.03; the limits are 3.5 of it. */
  @Test
  void learnsNothingFromOutcomesOfOthers() throws IOException {
    HrdTemplate head = template.copyTo(folder.resolve("head")).withHeadAlone();
    Map<String, List<RecipePermutations.Chance>> chances =
        RecipePermutations.of(trial, head.folder()).run(PERMUTATIONS);
    TrialReport.printChances("reduced", SEED, chances);
    assertThat(chances).hasSize(3);
    TrialReport.isChance(TrialAim.HRD.with(chances.keySet()), chances, SIZE.training());
  }
}
