package org.tacescore.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.dicom.ImagingTime;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.score.NotScorable;
import org.tacescore.score.Outcome;
import org.tacescore.score.Scored;
import org.tacescore.score.TreatmentDate;
import org.tacescore.score.TreatmentDates;
import org.tacescore.score.Warning;

/** Images of 3 March 2025, 13:49 UTC, and treatments before and after them. */
class TimePointTest {
  private static final ImagingTime IMAGED =
      new ImagingTime(LocalDate.of(2025, 3, 3), Optional.of(Instant.parse("2025-03-03T13:49:00Z")));
  private static final ImagingTime IMAGED_THAT_DAY =
      new ImagingTime(LocalDate.of(2025, 3, 3), Optional.empty());

  @TempDir Path recipes = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "before-first,  '',                                   TACE_DATE_UNKNOWN",
    "before-first,  2025-03-04,                           ''",
    "before-first,  2025-03-17 2025-04-30,                ''",
    "before-first,  2025-03-02,                           WRONG_TIME_POINT",
    "before-first,  2025-03-17 2025-01-02,                WRONG_TIME_POINT",
    "before-first,  2025-03-03,                           TACE_ON_STUDY_DAY",
    "before-first,  2025-03-03T15:00:00Z,                 ''",
    "before-first,  2025-03-03T16:00:00+01:00,            ''",
    "before-first,  2025-03-03T14:30:00+01:00,            WRONG_TIME_POINT",
    "before-first,  2025-03-04T00:30:00+12:00,            WRONG_TIME_POINT",
    "before-first,  2025-03-03 2025-03-03T15:00:00Z,      ''",
    "before-first,  2025-03-03 2025-01-02,                WRONG_TIME_POINT",
    "before-repeat, '',                                   TACE_DATE_UNKNOWN",
    "before-repeat, 2025-01-20,                           ''",
    "before-repeat, 2025-01-20 2025-03-10,                ''",
    "before-repeat, 2025-03-10,                           WRONG_TIME_POINT",
    "before-repeat, 2024-11-20 2025-01-20 2025-03-10,     WRONG_TIME_POINT",
    "before-repeat, 2025-01-20 2025-01-20T08:00:00Z,      ''",
    "before-repeat, 2025-03-03,                           TACE_ON_STUDY_DAY",
    "before-repeat, 2025-01-20 2025-03-03,                TACE_ON_STUDY_DAY",
    "before-repeat, 2025-01-20 2025-03-03T15:00:00Z,      ''",
    "any,           2025-01-20,                           ''",
    "any,           '',                                   ''"
  })
  void holdsTheImagesAgainstTheTreatments(String timePoint, String treatments, String expected)
      throws IOException {
    Outcome outcome = outcome(timePoint, treatments, phase -> Optional.of(IMAGED));

    if (expected.equals("WRONG_TIME_POINT")) {
      assertThat(outcome)
          .isInstanceOfSatisfying(
              NotScorable.class,
              refused -> {
                assertThat(refused.reason()).isEqualTo(Refusal.WRONG_TIME_POINT);
                assertThat(refused.detail()).contains("before series 1.2.3.1").doesNotContain("20");
              });
    } else {
      assertThat(timePointWarnings(outcome))
          .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
    }
  }

  @Test
  void anImageWithADayAloneLeavesTheSameDayOpen() throws IOException {
    Outcome outcome =
        outcome("before-first", "2025-03-03T15:00:00Z", phase -> Optional.of(IMAGED_THAT_DAY));

    assertThat(timePointWarnings(outcome)).containsExactly("TACE_ON_STUDY_DAY");
  }

  @Test
  void anImageWithoutADateIsAWarning() throws IOException {
    Outcome outcome = outcome("before-first", "2025-01-02", TimeSource.UNKNOWN);

    assertThat(timePointWarnings(outcome)).containsExactly("STUDY_DATE_UNKNOWN");
  }

  @Test
  void theBuiltInRecipeIsForImagesBeforeTheFirstTreatment() {
    assertThat(HrdDemo.BUNDLE.recipe().timePoint()).isEqualTo(TimePoint.BEFORE_FIRST);
  }

  @Test
  void twoMomentsOfOneDayAreOneTreatmentOfThatDay() {
    assertThat(dates("2025-03-03T15:00:00Z 2025-03-03T16:00:00Z").dates())
        .containsExactly(new TreatmentDate(LocalDate.of(2025, 3, 3), Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({"17.03.2025", "2025-02-30", "20250317", "2025-03-17T13:45:00", "soon", "''"})
  void refusesWhatIsNoDate(String value) {
    assertThatThrownBy(() -> TreatmentDate.parse(value))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "INVALID_CLINICAL: tace-date must be like 2025-03-17 or 2025-03-17T13:45:00+01:00");
  }

  private Outcome outcome(String timePoint, String treatments, TimeSource times)
      throws IOException {
    Path json = BundleCopy.ofExample(recipes).resolve("recipe.json");
    Files.writeString(json, Files.readString(json).replace("before-first", timePoint));
    RecipeBundle bundle = RecipeCatalog.ofFolder(recipes).all().get(0);
    RecipeInput whole = HrdDemo.input(true, "negative");
    return new RecipeScorer(bundle, (crop, clinical, outputClass) -> 0)
        .score(
            new RecipeInput(
                "CT",
                whole.phases(),
                whole.clinical(),
                dates(treatments),
                times,
                whole.features()));
  }

  private static TreatmentDates dates(String values) {
    return TreatmentDates.of(
        Arrays.stream(values.split(" "))
            .filter(value -> !value.isEmpty())
            .map(value -> new ClinicalValue(Analyte.TACE_DATE, value, "", Optional.empty(), "form"))
            .toList());
  }

  private static List<String> timePointWarnings(Outcome outcome) {
    return ((Scored) outcome)
        .score().warnings().stream()
            .map(Warning::code)
            .filter(code -> code.startsWith("TACE") || code.startsWith("STUDY"))
            .toList();
  }
}
