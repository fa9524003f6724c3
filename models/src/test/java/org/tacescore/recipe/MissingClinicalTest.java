package org.tacescore.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.network.Networks;
import org.tacescore.refusal.Refusal;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.score.NotScorable;
import org.tacescore.score.Scored;

/** Each system that ships refuses a patient who lacks any one of the values that it takes. */
class MissingClinicalTest {
  @TempDir static Path cache;

  @ParameterizedTest
  @ValueSource(strings = {"hrd", "epr"})
  void everyValueIsNeeded(String id) {
    RecipeBundle bundle = BundleCopy.builtIn().find(id).orElseThrow();
    PreparedCase whole =
        ReferenceCheck.prepared(bundle.recipe(), bundle.references().cases().get(0));
    try (Networks networks = new Networks(cache, 2)) {
      PreparedScorer scorer = PreparedScorer.of(bundle, networks);
      assertThat(scorer.score(whole)).isInstanceOf(Scored.class);
      assertThat(whole.clinical()).isNotEmpty();
      for (Analyte analyte : whole.clinical().keySet()) {
        Map<Analyte, ClinicalValue> others = new EnumMap<>(whole.clinical());
        others.remove(analyte);
        assertThat(scorer.score(new PreparedCase(whole.features(), whole.crops(), others)))
            .isInstanceOfSatisfying(
                NotScorable.class,
                refused -> {
                  assertThat(refused.reason()).isEqualTo(Refusal.MISSING_CLINICAL);
                  assertThat(refused.detail()).startsWith(analyte.contractName() + " is missing");
                });
      }
    }
  }
}
