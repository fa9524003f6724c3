package org.tacescore.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The heat map of a signature at reduced size; in full: {@link TextureAttentionSoakTest}. */
@Tag("slow")
class TextureAttentionTest {
  private static final long SEED = 11;

  @TempDir Path folder;

  @Test
  void theMaximumOfASignaturesMapLiesInsideTheTumourOfMostUnseenPatients() {
    TextureAttention.Share found =
        new TextureAttention("densenet121", 224, 0.25, 40, 10, SEED)
            .ofSignature(folder.resolve("seeded"));
    System.out.printf("densenet121, signature, box and a quarter: %s%n", found);
    assertThat(found.auc()).isGreaterThanOrEqualTo(0.85);
    assertThat(found.share()).isGreaterThan(0.8);
  }
}
