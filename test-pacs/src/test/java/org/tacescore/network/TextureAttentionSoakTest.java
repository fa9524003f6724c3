package org.tacescore.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Heat maps of networks whose label depends on the tumour's texture, over 100 unseen patients. */
@Tag("soak")
class TextureAttentionSoakTest {
  private static final int PAIRS = 60;
  private static final int TEST_PAIRS = 50;
  private static final long SEED = 11;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void theMaximumOfASignaturesMapLiesInsideTheTumour(long seed) {
    TextureAttention.Share found =
        new TextureAttention("densenet121", 224, 0.25, PAIRS, TEST_PAIRS, seed)
            .ofSignature(folder.resolve("seeded"));
    System.out.printf("densenet121, signature, seed %d: %s%n", seed, found);
    assertThat(found.auc()).isGreaterThanOrEqualTo(0.85);
    assertThat(found.share()).isGreaterThan(0.9);
  }

  @Test
  void theMaximumOfALeNetsMapLiesInsideTheTumour() {
    TextureAttention.Share found =
        new TextureAttention("lenet", 96, 0.1, PAIRS, TEST_PAIRS, SEED)
            .ofTrained(TextureChecks.plan("lenet", SEED), folder.resolve("trained"));
    System.out.printf("lenet, trained: %s%n", found);
    assertThat(found.auc()).isGreaterThanOrEqualTo(0.85);
    assertThat(found.share()).isGreaterThan(0.9);
  }
}
