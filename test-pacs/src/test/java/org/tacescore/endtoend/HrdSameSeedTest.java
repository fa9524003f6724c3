package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.recipe.RecipeCatalog;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.testpacs.phantom.PhantomCohort;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.volume.GridSize;

/**
 * {@code hrd}, smaller, trained again from the images by the command, each time in a process of its
 * own.
 */
@Tag("slow")
class HrdSameSeedTest {
  private static final int PATIENTS = 24;
  private static final Set<ContrastPhase> PHASES =
      EnumSet.of(ContrastPhase.ARTERIAL, ContrastPhase.PORTAL_VENOUS);

  @TempDir static Path folder;

  @BeforeAll
  static void cohort() throws IOException {
    HrdTemplate.in(folder.resolve("template"))
        .withSmallNetwork(16, 2, 2)
        .withFewFeatures()
        .withQuickSignature();
    PhantomOptions options =
        PhantomOptions.of(PATIENTS, 31, PhantomModality.CT)
            .withPhases(PHASES)
            .withSegPhases(PHASES)
            .withGrid(new GridSize(64, 64, 20))
            .withCentres(3);
    new PhantomCohort(options).write(folder.resolve("patients"), done -> {});
  }

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void theSameSeedGivesTheSameBundleWhateverTheThreads() throws IOException {
    String first = RecipeCatalog.read(train("first", 1)).digest();

    assertThat(RecipeCatalog.read(train("second", 1)).digest()).isEqualTo(first);
    assertThat(RecipeCatalog.read(train("two-threads", 2)).digest()).isEqualTo(first);
  }

  private static Path train(String name, int threads) throws IOException {
    Path bundle = folder.resolve(name);
    FreshCommand.run(
        folder.resolve(name + ".log"),
        "train",
        "--recipe",
        folder.resolve("template"),
        "--cohort",
        folder.resolve("patients/cohort.csv"),
        "--out",
        bundle,
        "--seed",
        5,
        "--backend",
        "jvm",
        "--threads",
        threads);
    return bundle;
  }
}
