package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

/**
 * The trial of docs/phantoms.md at full size, on three seeds that are fixed here. With {@code
 * -Dhrd.trials=DIR} a run that was stopped goes on where it stood.
 */
@Tag("soak")
class HrdSoakTest {
  private static final HrdTrial.Size SIZE = new HrdTrial.Size(160, 150, Optional.empty(), 2);
  private static final int PERMUTATIONS = 20;

  @TempDir static Path temporary;

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void tellsUnseenPatientsApart(long seed) throws IOException {
    HrdTrial trial = trial(seed);
    Map<String, HrdTrial.Worth> unseen = trial.unseen(trial.bundle());
    HrdReport.print("full", seed, unseen);
    assertThat(unseen.get("HRD score")).satisfies(HrdReport::isBetterThanChance);
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void learnsNothingFromOutcomesOfOthers(long seed) throws IOException {
    HrdTrial trial = trial(seed);
    HrdTemplate head = HrdTemplate.in(trial.folder().resolve("head")).withHeadAlone();
    Map<String, List<HrdPermutations.Chance>> chances =
        HrdPermutations.of(trial, head).run(PERMUTATIONS);
    HrdReport.printChances("full", seed, chances);
    assertThat(chances).hasSize(3).allSatisfy(HrdReport::isChance);
  }

  /** The radiomics do not change, the network is worth as much. */
  @Test
  void anotherNumberOfThreadsTrainsAsWell() throws IOException {
    HrdTrial trial = trial(21);
    Path two = trial.bundle();
    Path one = trial.bundleOf(1);
    assertThat(one.resolve("parts/radscore.json"))
        .hasSameTextualContentAs(two.resolve("parts/radscore.json"));
    Map<String, HrdTrial.Worth> ofOne = trial.unseen(one);
    HrdReport.print("full, one thread", 21, ofOne);
    assertThat(dlscore(ofOne)).isCloseTo(dlscore(trial.unseen(two)), within(0.02));
  }

  private static double dlscore(Map<String, HrdTrial.Worth> worth) {
    return Optional.ofNullable(worth.get("DLscore")).orElseThrow().auc().value();
  }

  private HrdTrial trial(long seed) throws IOException {
    Path folder = HrdTrial.place("full-" + seed, temporary);
    return new HrdTrial(folder, HrdTemplate.in(folder.resolve("template")).folder(), SIZE, seed);
  }
}
