package org.tacescore.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tacescore.volume.GridSize;

/**
 * The trial of docs/phantoms.md of {@code tace-response} at reduced size on one of its seeds: 60
 * patients train and 40 others test, on coarse grids, with few features and small crops. The other
 * systems stand on seeded trunks, of which so few patients showed no worth; the third ring has
 * them.
 */
@Tag("slow")
class SystemsTrainingTest {
  private static final long SEED = 21;
  private static final int PERMUTATIONS = 3;
  private static final RecipeTrial.Size SIZE =
      new RecipeTrial.Size(60, 40, Optional.of(new GridSize(96, 96, 24)), 2);

  @TempDir static Path temporary;

  static Stream<TrialAim> systems() {
    return Stream.of(TrialAim.TACE_RESPONSE);
  }

  @ParameterizedTest
  @MethodSource("systems")
  void tellsUnseenPatientsApart(TrialAim aim) throws IOException {
    RecipeTrial trial = trial(aim);
    Map<String, RecipeTrial.Worth> unseen = trial.unseen(trial.bundle());
    TrialReport.print(aim + ", reduced", SEED, unseen);
    TrialReport.isBetterThanChance(aim, unseen);
  }

  /** The mean of 3 has a standard deviation of about 0.04; the limits are 3.5 of it. */
  @ParameterizedTest
  @MethodSource("systems")
  void learnsNothingFromOutcomesOfOthers(TrialAim aim) throws IOException {
    RecipeTrial trial = trial(aim);
    SystemTemplate quick = template(aim, trial.folder().resolve("quick")).withHeadAlone();
    Map<String, List<RecipePermutations.Chance>> chances =
        RecipePermutations.of(trial, quick.folder()).run(PERMUTATIONS);
    TrialReport.printChances(aim + ", reduced", SEED, chances);
    TrialReport.isChance(aim, chances, SIZE.training());
  }

  private static SystemTemplate template(TrialAim aim, Path folder) throws IOException {
    return SystemTemplate.of(aim, folder)
        .withSmallCrops(64)
        .withFewFeatures()
        .withQuickSignatures()
        .withShortTraining(30);
  }

  private static RecipeTrial trial(TrialAim aim) throws IOException {
    Path folder = RecipeTrial.place("reduced-%s-%d".formatted(aim, SEED), temporary);
    Path cohorts = folder.resolveSibling("reduced-%s-%d".formatted(aim.modality(), SEED));
    Path template = template(aim, folder.resolve("template")).folder();
    return new RecipeTrial(aim, folder, cohorts, template, SIZE, SEED);
  }
}
