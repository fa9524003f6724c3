package org.tacescore.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The trials of docs/phantoms.md of the systems beside {@code hrd} at full size, on three seeds
 * that are fixed here. With {@code -Dtrials=DIR} a run that was stopped goes on where it stood.
 */
@Tag("soak")
class SystemsSoakTest {
  private static final RecipeTrial.Size SIZE = new RecipeTrial.Size(160, 150, Optional.empty(), 2);
  private static final int PERMUTATIONS = 20;
  private static final int PERMUTED_CROP = 64;

  @TempDir static Path temporary;

  static Stream<Arguments> trials() {
    return TrialAim.SYSTEMS.stream()
        .flatMap(aim -> LongStream.of(21, 22, 23).mapToObj(seed -> Arguments.of(aim, seed)));
  }

  @ParameterizedTest
  @MethodSource("trials")
  void tellsUnseenPatientsApart(TrialAim aim, long seed) throws IOException {
    RecipeTrial trial = trial(aim, seed);
    Map<String, RecipeTrial.Worth> unseen = trial.unseen(trial.bundle());
    TrialReport.print(aim + ", full", seed, unseen);
    TrialReport.isBetterThanChance(aim, unseen);
  }

  /** Networks see small crops of one slice: 20 times all of them would take days. */
  @ParameterizedTest
  @MethodSource("trials")
  void learnsNothingFromOutcomesOfOthers(TrialAim aim, long seed) throws IOException {
    RecipeTrial trial = trial(aim, seed);
    SystemTemplate quick =
        SystemTemplate.of(aim, trial.folder().resolve("quick"))
            .withSmallCrops(PERMUTED_CROP)
            .withoutRegistration()
            .withHeadAlone();
    Map<String, List<RecipePermutations.Chance>> chances =
        RecipePermutations.of(trial, quick.folder()).run(PERMUTATIONS);
    TrialReport.printChances(aim + ", full", seed, chances);
    TrialReport.isChance(aim, chances);
  }

  private static RecipeTrial trial(TrialAim aim, long seed) throws IOException {
    Path folder = RecipeTrial.place("full-%s-%d".formatted(aim, seed), temporary);
    Path cohorts = folder.resolveSibling("full-%s-%d".formatted(aim.modality(), seed));
    Path template = SystemTemplate.of(aim, folder.resolve("template")).folder();
    return new RecipeTrial(aim, folder, cohorts, template, SIZE, seed);
  }
}
