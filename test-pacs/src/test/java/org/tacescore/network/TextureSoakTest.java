package org.tacescore.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.network.crop.CropRule;

/** The texture task of docs/phantoms.md at full size, on three seeds that are fixed here. */
@Tag("soak")
class TextureSoakTest {
  private static final int PAIRS = 60;
  private static final int TEST_PAIRS = 40;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void meanAndVolumeCarryNoLabel(long seed) {
    TextureChecks.meanAndVolumeCarryNoLabel(TEST_PAIRS, seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void aHeadOnSeededFeaturesLearnsFromTrueLabelsAlone(long seed) {
    TextureTrial trial =
        TextureTrial.planar("resnet34", CropRule.Slices.EVERY, 64, PAIRS, TEST_PAIRS, seed);
    double[] aucs = trial.heads(TextureChecks.headPlan(seed), 20, folder.resolve("seeded"));
    double permuted = Arrays.stream(aucs).skip(1).average().orElseThrow();
    TextureChecks.report(
        "resnet34 head, then the mean of 20 permutations", seed, aucs[0], permuted);
    assertThat(aucs[0]).isGreaterThanOrEqualTo(0.85);
    assertThat(permuted).isBetween(0.45, 0.55);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void lenetLearns(long seed) {
    TextureTrial trial =
        TextureTrial.planar("lenet", CropRule.Slices.LARGEST, 224, PAIRS, TEST_PAIRS, seed);
    double auc = trial.trained(TextureChecks.plan("lenet", seed), folder.resolve("trained"));
    TextureChecks.report("lenet", seed, auc);
    assertThat(auc).isGreaterThanOrEqualTo(0.85);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void resnext3dLearns(long seed) {
    TextureTrial trial = TextureTrial.volumetric("resnext3d", 32, PAIRS, TEST_PAIRS, seed);
    double auc = trial.trained(TextureChecks.plan("resnext3d", seed), folder.resolve("trained"));
    TextureChecks.report("resnext3d", seed, auc);
    assertThat(auc).isGreaterThanOrEqualTo(0.85);
  }
}
