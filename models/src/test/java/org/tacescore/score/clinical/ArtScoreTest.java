package org.tacescore.score.clinical;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.refusal.Refusal;
import org.tacescore.score.Analyte;
import org.tacescore.score.Warning;

class ArtScoreTest {
  /** AST after the first TACE (40 U/L before), INR then (1.0 before), response. */
  private static Patient patient(String ast, String inr, String response) {
    return Patient.complete()
        .between(Analyte.AST, ast, "U/L")
        .between(Analyte.INR, inr, "1")
        .between(Analyte.MRECIST, response, "");
  }

  @ParameterizedTest
  @CsvSource({
    "45, 1.0, PR, 0, low",
    "45, 1.0, SD, 1, low",
    "45, 2.0, PR, 1.5, low",
    "45, 2.0, SD, 2.5, high",
    "45, 3.0, PR, 3, high",
    "45, 3.0, SD, 4, high",
    "60, 1.0, PR, 4, high",
    "60, 1.0, SD, 5, high",
    "60, 2.0, PR, 5.5, high",
    "60, 2.0, SD, 6.5, high",
    "60, 3.0, PR, 7, high",
    "60, 3.0, SD, 8, high",
    "45, 1.0, CR, 0, low",
    "45, 2.0, CR, 1.5, low",
    "45, 3.0, CR, 3, high",
    "60, 1.0, CR, 4, high",
    "60, 2.0, CR, 5.5, high",
    "60, 3.0, CR, 7, high",
    "45, 1.0, PD, 1, low",
    "45, 2.0, PD, 2.5, high",
    "45, 3.0, PD, 4, high",
    "60, 1.0, PD, 5, high",
    "60, 2.0, PD, 6.5, high",
    "60, 3.0, PD, 8, high"
  })
  void addsUpAsPrinted(String ast, String inr, String response, BigDecimal total, String group) {
    ClinicalScore score = patient(ast, inr, response).score(ClinicalScoreId.ART);

    assertThat(score.total().orElseThrow()).isEqualByComparingTo(total);
    assertThat(score.group()).isEqualTo(group);
    assertThat(score.items()).hasSize(3);
    assertThat(score.verification()).isEqualTo(Verification.VERIFIED);
    assertThat(score.criteria()).contains("mRECIST").contains("EASL");
  }

  @Test
  void reachesThePrintedTotalsAlone() {
    Set<BigDecimal> totals =
        Stream.of("45", "60")
            .flatMap(ast -> Stream.of("1.0", "2.0", "3.0").map(inr -> new String[] {ast, inr}))
            .flatMap(
                two ->
                    Stream.of("CR", "PR", "SD", "PD")
                        .map(word -> patient(two[0], two[1], word).total(ClinicalScoreId.ART)))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(totals)
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(
            Stream.of("0", "1", "1.5", "2.5", "3", "4", "5", "5.5", "6.5", "7", "8")
                .map(BigDecimal::new)
                .toArray(BigDecimal[]::new));
    assertThat(totals)
        .noneMatch(
            total ->
                total.compareTo(new BigDecimal("1.5")) > 0
                    && total.compareTo(new BigDecimal("2.5")) < 0);
  }

  @ParameterizedTest
  @CsvSource({"40, 50, 0", "40, 50.01, 4", "40, 49.99, 0", "0.8, 1, 0", "0.8, 1.01, 4"})
  void countsAnAstRiseAboveAQuarterAlone(String before, String after, BigDecimal points) {
    // Below 1 the values stand in ukat/L, to show that units of the two may be others than U/L.
    String unit = before.startsWith("0") ? "ukat/L" : "U/L";
    Patient patient =
        patient("40", "1.0", "PR")
            .before(Analyte.AST, before, unit)
            .between(Analyte.AST, after, unit);

    assertThat(patient.total(ClinicalScoreId.ART)).isEqualByComparingTo(points);
  }

  @Test
  void doesNotCountALiverThatRecovers() {
    Patient patient = patient("40", "1.0", "PR").before(Analyte.INR, "2.0", "1");

    assertThat(patient.total(ClinicalScoreId.ART)).isEqualByComparingTo("0");
  }

  @ParameterizedTest
  @CsvSource({"90, false", "91, true", "400, true"})
  void warnsOutsideNinetyDays(int days, boolean warned) {
    ClinicalScore score =
        patient("45", "1.0", "PR").secondTaceAfter(days).score(ClinicalScoreId.ART);

    assertThat(score.group()).isEqualTo("low");
    assertThat(score.warnings().stream().map(Warning::code).toList().contains("OUTSIDE_ART_WINDOW"))
        .isEqualTo(warned);
  }

  @Test
  void countsTheDaysToTheValuesWhereNoSecondTaceIsStated() {
    Patient patient = patient("45", "1.0", "PR").without(Analyte.TACE_DATE).tace("2024-12-01");
    patient.move(Patient.BEFORE, "2024-11-20T08:00:00Z");

    assertThat(patient.score(ClinicalScoreId.ART).warnings())
        .extracting(Warning::code)
        .containsExactly("OUTSIDE_ART_WINDOW");
  }

  @Test
  void listsAllThatIsMissing() {
    NoClinicalScore none = Patient.treated().none(ClinicalScoreId.ART);

    assertThat(none.reason()).isEqualTo(Refusal.MISSING_CLINICAL);
    assertThat(none.missing())
        .containsExactly(
            new MissingItem(Analyte.AST, Visit.BASELINE),
            new MissingItem(Analyte.AST, Visit.BEFORE_REPEAT),
            new MissingItem(Analyte.BILIRUBIN, Visit.BASELINE),
            new MissingItem(Analyte.ALBUMIN, Visit.BASELINE),
            new MissingItem(Analyte.INR, Visit.BASELINE),
            new MissingItem(Analyte.ASCITES, Visit.BASELINE),
            new MissingItem(Analyte.ENCEPHALOPATHY, Visit.BASELINE),
            new MissingItem(Analyte.BILIRUBIN, Visit.BEFORE_REPEAT),
            new MissingItem(Analyte.ALBUMIN, Visit.BEFORE_REPEAT),
            new MissingItem(Analyte.INR, Visit.BEFORE_REPEAT),
            new MissingItem(Analyte.ASCITES, Visit.BEFORE_REPEAT),
            new MissingItem(Analyte.ENCEPHALOPATHY, Visit.BEFORE_REPEAT),
            new MissingItem(Analyte.MRECIST, Visit.BEFORE_REPEAT));
  }

  @Test
  void takesStatedChildPughPoints() {
    Patient patient =
        patient("45", "1.0", "PR")
            .without(Analyte.INR)
            .before(Analyte.CHILD_PUGH, "A5", "")
            .between(Analyte.CHILD_PUGH, "7", "");

    assertThat(patient.total(ClinicalScoreId.ART)).isEqualByComparingTo("3");
  }
}
