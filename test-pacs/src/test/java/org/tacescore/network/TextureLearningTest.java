package org.tacescore.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.network.crop.CropRule;

/** The texture task of docs/phantoms.md at reduced size: networks learn it, and nothing else. */
@Tag("slow")
class TextureLearningTest {
  private static final long SEED = 11;

  @TempDir Path folder;

  @Test
  void meanAndVolumeCarryNoLabel() {
    TextureChecks.meanAndVolumeCarryNoLabel(20, SEED);
  }

  @Test
  void aHeadOnSeededFeaturesLearns() {
    TextureTrial trial = TextureTrial.planar("resnet34", CropRule.Slices.EVERY, 64, 20, 20, SEED);
    double[] aucs = trial.heads(TextureChecks.headPlan(SEED), 4, folder.resolve("seeded"));
    TextureChecks.report("resnet34 head", SEED, aucs);
    assertThat(aucs[0]).isGreaterThanOrEqualTo(0.85);
  }

  @Test
  void lenetLearns() {
    TextureTrial trial = TextureTrial.planar("lenet", CropRule.Slices.LARGEST, 96, 30, 20, SEED);
    double auc = trial.trained(TextureChecks.plan("lenet", SEED), folder.resolve("trained"));
    TextureChecks.report("lenet", SEED, auc);
    assertThat(auc).isGreaterThanOrEqualTo(0.85);
  }

  @Test
  void resnext3dLearns() {
    TextureTrial trial = TextureTrial.volumetric("resnext3d", 32, 30, 20, SEED);
    double auc = trial.trained(TextureChecks.plan("resnext3d", SEED), folder.resolve("trained"));
    TextureChecks.report("resnext3d", SEED, auc);
    assertThat(auc).isGreaterThanOrEqualTo(0.85);
  }
}
