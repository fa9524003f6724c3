package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.recipe.RecipeCatalog;

/**
 * The trial of docs/phantoms.md at full size, on three seeds that are fixed here. With {@code
 * -Dtrials=DIR} a run that was stopped goes on where it stood.
 */
@Tag("soak")
class HrdSoakTest {
  private static final RecipeTrial.Size SIZE = new RecipeTrial.Size(160, 150, Optional.empty(), 2);
  private static final int PERMUTATIONS = 20;

  @TempDir static Path temporary;

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void tellsUnseenPatientsApart(long seed) throws IOException {
    RecipeTrial trial = trial(seed);
    Map<String, RecipeTrial.Worth> unseen = trial.unseen(trial.bundle());
    TrialReport.print("full", seed, unseen);
    TrialReport.isBetterThanChance(TrialAim.HRD, unseen);
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void learnsNothingFromOutcomesOfOthers(long seed) throws IOException {
    RecipeTrial trial = trial(seed);
    HrdTemplate head = HrdTemplate.in(trial.folder().resolve("head")).withHeadAlone();
    Map<String, List<RecipePermutations.Chance>> chances =
        RecipePermutations.of(trial, head.folder()).run(PERMUTATIONS);
    TrialReport.printChances("full", seed, chances);
    assertThat(chances).hasSize(3);
    TrialReport.isChance(TrialAim.HRD.with(chances.keySet()), chances);
  }

  /** Another process with one thread, network included. */
  @Test
  void anotherNumberOfThreadsTrainsTheSame() throws IOException {
    RecipeTrial trial = trial(21);
    String two = RecipeCatalog.read(trial.bundle()).digest();
    String one = RecipeCatalog.read(trial.bundleOf(1)).digest();
    System.out.printf("| full | 21 | digest | %s, one thread %s | |%n", two, one);
    assertThat(one).isEqualTo(two);
  }

  private RecipeTrial trial(long seed) throws IOException {
    Path folder = RecipeTrial.place("full-" + seed, temporary);
    Path template = HrdTemplate.in(folder.resolve("template")).folder();
    return new RecipeTrial(TrialAim.HRD, folder, folder, template, SIZE, seed);
  }
}
