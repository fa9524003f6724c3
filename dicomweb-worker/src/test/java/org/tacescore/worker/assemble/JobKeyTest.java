package org.tacescore.worker.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.worker.clinical.ClinicalValues;

class JobKeyTest {
  private static final KeySettings SETTINGS = new KeySettings("d", "1");
  private static final UsedInstance A = new UsedInstance("1.1", "1.9", "1.2", "aa");
  private static final UsedInstance B = new UsedInstance("1.2", "1.9", "1.2", "bb");
  private static final UsedInstance C = new UsedInstance("1.3", "1.8", "1.2", "cc");
  private static final RecipeChoice HRD = new RecipeChoice("hrd", "1", "e1");
  private static final RecipeChoice EPR = new RecipeChoice("epr", "1", "e2");
  private static final ClinicalValue HBSAG =
      new ClinicalValue(Analyte.HBSAG, "positive", "", Optional.empty(), "csv");
  private static final ClinicalValue AFP =
      new ClinicalValue(Analyte.AFP, "12", "ng/mL", Optional.of(Instant.EPOCH), "csv");

  /** SHA-256 of the parts of such a job, as former versions made it. */
  private static final String AS_BEFORE =
      "823bf7c40fd179cbece9ada8e71652134199b87a8884e15ba98e22c140069832";

  private static ClinicalValues only(List<ClinicalValue> values) {
    return new ClinicalValues(values, List.of());
  }

  private static String key(List<UsedInstance> used, List<ClinicalValue> clinical) {
    return JobKey.of("1", used, List.of(HRD, EPR), only(clinical), Withheld.NONE, SETTINGS);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void doesNotDependOnTheOrderOfArrival(long seed) {
    List<UsedInstance> used = new ArrayList<>(List.of(A, B, C));
    List<ClinicalValue> clinical = new ArrayList<>(List.of(HBSAG, AFP));
    List<RecipeChoice> recipes = new ArrayList<>(List.of(EPR, HRD));
    Random random = new Random(seed);
    Collections.shuffle(used, random);
    Collections.shuffle(clinical, random);
    Collections.shuffle(recipes, random);

    assertThat(JobKey.of("1", used, recipes, only(clinical), Withheld.NONE, SETTINGS))
        .isEqualTo(key(List.of(A, B, C), List.of(HBSAG, AFP)))
        .matches("[0-9a-f]{64}");
  }

  @Test
  void changesWithEveryPartOfTheContent() {
    List<UsedInstance> used = List.of(A, B);
    ClinicalValues clinical = only(List.of(HBSAG));
    List<RecipeChoice> recipes = List.of(HRD);
    UsedInstance otherBytes = new UsedInstance("1.2", "1.9", "1.2", "bc");
    ClinicalValue negative =
        new ClinicalValue(Analyte.HBSAG, "negative", "", Optional.empty(), "csv");

    assertThat(
            List.of(
                JobKey.of("1", used, recipes, clinical, Withheld.NONE, SETTINGS),
                JobKey.of("2", used, recipes, clinical, Withheld.NONE, SETTINGS),
                JobKey.of("1", List.of(A, otherBytes), recipes, clinical, Withheld.NONE, SETTINGS),
                JobKey.of("1", List.of(A), recipes, clinical, Withheld.NONE, SETTINGS),
                JobKey.of("1", used, List.of(EPR), clinical, Withheld.NONE, SETTINGS),
                JobKey.of("1", used, List.of(HRD, EPR), clinical, Withheld.NONE, SETTINGS),
                JobKey.of(
                    "1",
                    used,
                    List.of(new RecipeChoice("hrd", "1", "e9")),
                    clinical,
                    Withheld.NONE,
                    SETTINGS),
                JobKey.of("1", used, recipes, only(List.of(negative)), Withheld.NONE, SETTINGS),
                JobKey.of(
                    "1",
                    used,
                    recipes,
                    new ClinicalValues(List.of(HBSAG), List.of(HBSAG, AFP)),
                    Withheld.NONE,
                    SETTINGS),
                JobKey.of("1", used, recipes, ClinicalValues.NONE, Withheld.NONE, SETTINGS),
                JobKey.of(
                    "1", used, recipes, clinical, new Withheld(List.of("a"), List.of()), SETTINGS),
                JobKey.of(
                    "1", used, recipes, clinical, new Withheld(List.of(), List.of("a")), SETTINGS),
                JobKey.of("1", used, recipes, clinical, Withheld.NONE, new KeySettings("e", "1")),
                JobKey.of("1", used, recipes, clinical, Withheld.NONE, new KeySettings("d", "2"))))
        .doesNotHaveDuplicates();
  }

  @Test
  void keepsTheBoundariesBetweenParts() {
    UsedInstance ab = new UsedInstance("1.1", "1", "1", "ab");
    UsedInstance shifted = new UsedInstance("1.1a", "1", "1", "b");

    assertThat(key(List.of(ab), List.of())).isNotEqualTo(key(List.of(shifted), List.of()));
  }

  @Test
  void aHistoryThatSaysNothingMoreLeavesKeysAsTheyWere() {
    List<UsedInstance> used = List.of(A);
    ClinicalValues same = new ClinicalValues(List.of(HBSAG, AFP), List.of(AFP, HBSAG));

    assertThat(JobKey.of("1", used, List.of(HRD, EPR), same, Withheld.NONE, SETTINGS))
        .isEqualTo(key(used, List.of(HBSAG, AFP)))
        .isEqualTo(AS_BEFORE);
    assertThat(JobKey.clinicalDigest(same))
        .isEqualTo(JobKey.clinicalDigest(only(List.of(AFP, HBSAG))));
  }
}
