package org.tacescore.worker.pipeline;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.tacescore.dicom.Code;
import org.tacescore.report.UcumUnits;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.score.Contribution;
import org.tacescore.score.Cutoff;
import org.tacescore.score.Finding;
import org.tacescore.score.HighWhen;
import org.tacescore.score.RecipeReference;
import org.tacescore.score.ResearchStatus;
import org.tacescore.score.RiskGroup;
import org.tacescore.score.Score;
import org.tacescore.score.Scored;
import org.tacescore.score.Sensitivity;
import org.tacescore.score.Supplement;
import org.tacescore.score.Warning;

/** Scores of every kind that a recipe may give, by hand: a sum, probabilities, a risk. */
public final class HandMadeScores {
  static final Code FRACTION = new Code("1", "UCUM", "no units");
  static final RiskGroup LOW_RISK =
      new RiskGroup(RiskGroup.Side.LOW, new Code("75976002", "SCT", "Low risk"));
  static final RiskGroup HIGH_RISK =
      new RiskGroup(RiskGroup.Side.HIGH, new Code("15508007", "SCT", "High risk"));
  static final RiskGroup EPR_LIKELY =
      new RiskGroup(RiskGroup.Side.HIGH, new Code("EPR-LIKELY", "99TACE", "EPR likely"));
  static final RiskGroup RESPONSE_LIKELY =
      new RiskGroup(RiskGroup.Side.HIGH, new Code("RESPONSE-LIKELY", "99TACE", "Response likely"));
  static final RiskGroup RESPONSE_UNLIKELY =
      new RiskGroup(
          RiskGroup.Side.LOW, new Code("RESPONSE-UNLIKELY", "99TACE", "Response unlikely"));

  private HandMadeScores() {}

  /** The sum of 0 and 1.37 points under a cutoff of 4.10. */
  public static Scored hrd(String total, boolean tie) {
    Score score =
        new Score(
            new Code("HRD_TOTAL", "99TACE", "HRD score"),
            new BigDecimal(total),
            UcumUnits.SCORE,
            LOW_RISK,
            greater("4.10"),
            tie,
            List.of(dlscore(), hbsag()),
            List.of(),
            List.of(
                new Sensitivity(
                    "at-cutoff-high",
                    "Variant",
                    new BigDecimal(total),
                    new Cutoff(new BigDecimal("4.10"), HighWhen.GREATER_OR_EQUAL),
                    HIGH_RISK)),
            List.of(
                synthetic(), new Warning("TIE_AT_CUTOFF", "The total 4.10 equals the cutoff.")));
    return scored("hrd", "HRD score", score);
  }

  /** A probability of 63.1 %, with a signature, published variants and a clinical value. */
  public static Scored epr() {
    return scored(
        "epr",
        "Early peritumoural recurrence after DEB-TACE",
        ofOne(
            new Code("EPR_DLR", "99TACE", "Probability of early recurrence"),
            0.631234567890123,
            FRACTION,
            EPR_LIKELY,
            greater("0.482345678901234567"),
            List.of(
                measured("pvp", "EPR_PVP", "Radiomics signature, portal venous", 0.3),
                computed(
                    "nomogram-corrected",
                    "EPR_NOMO_C",
                    "Published nomogram, coefficient of AFP corrected",
                    0.5927),
                computed(
                    "nomogram-published",
                    "EPR_NOMO_P",
                    "Published nomogram, coefficient of AFP as printed",
                    0.6134),
                stated("afp", Analyte.AFP, "Alpha-fetoprotein", "342.5", "ng/mL"))));
  }

  /** A favourable probability, with survival at three horizons. */
  public static Scored haicResponse() {
    String survival = "Progression-free survival at %d months";
    return scored(
        "haic-response",
        "Response to TACE-HAIC",
        ofOne(
            new Code("HAIC_RESPONSE", "99TACE", "Probability of response"),
            0.7812,
            FRACTION,
            RESPONSE_LIKELY,
            greater("0.5"),
            List.of(
                computed("pfs-12", "HAIC_PFS_12", survival.formatted(12), 0.612),
                computed("pfs-18", "HAIC_PFS_18", survival.formatted(18), 0.4451),
                computed("pfs-24", "HAIC_PFS_24", survival.formatted(24), 0.29),
                stated("vp4", Analyte.VP4, "Portal vein tumour thrombus VP4", "no", ""),
                stated("diameter", Analyte.DIAMETER, "Largest diameter", "44", "mm"))));
  }

  /** A favourable probability under its cutoff, with the outputs of other models. */
  public static Scored taceResponse() {
    return scored(
        "tace-response",
        "Initial response to TACE",
        ofOne(
            new Code("TACE_RESPONSE", "99TACE", "Probability of response"),
            0.4,
            FRACTION,
            RESPONSE_UNLIKELY,
            greater("0.4004"),
            List.of(
                measured("forest", "TACE_RF", "Random forest", 0.455),
                measured("network", "TACE_DL", "Deep learning", 0.31),
                measured(
                    "boosting",
                    "TACE_GBM",
                    "Gradient boosting machine on the fourteen selected radiomics features",
                    0.5))));
  }

  /** The linear predictor of a Cox model. */
  public static Scored sorafenibOs() {
    return scored(
        "sorafenib-os",
        "Survival after TACE and sorafenib",
        ofOne(
            new Code("SORAFENIB_RISK", "99TACE", "Risk of the nomogram"),
            -0.123456789012345,
            UcumUnits.SCORE,
            HIGH_RISK,
            greater("-0.300000000000000012"),
            List.of(
                computed("os-12", "SORAFENIB_OS_12", "Overall survival at 12 months", 0.7125),
                stated("bclc", Analyte.BCLC, "BCLC stage", "B", ""))));
  }

  private static Score ofOne(
      Code concept,
      double value,
      Code unit,
      RiskGroup group,
      Cutoff cutoff,
      List<Supplement> supplements) {
    return new Score(
        concept,
        BigDecimal.valueOf(value),
        unit,
        group,
        cutoff,
        false,
        List.of(),
        supplements,
        List.of(),
        List.of(synthetic()));
  }

  private static Scored scored(String id, String title, Score score) {
    return new Scored(
        new RecipeReference(
            id,
            "0.1.0",
            title,
            "0".repeat(64),
            ResearchStatus.SYNTHETIC,
            "Dai Y. et al.",
            "overall survival"),
        score);
  }

  private static Warning synthetic() {
    return new Warning("SYNTHETIC", "Demonstration values, no clinical meaning.");
  }

  private static Cutoff greater(String value) {
    return new Cutoff(new BigDecimal(value), HighWhen.GREATER);
  }

  private static Supplement measured(String name, String code, String meaning, double value) {
    return new Supplement(
        name,
        new Code(code, "99TACE", meaning),
        new Finding.Measured(value, FRACTION, greater("0.395184028737777194")));
  }

  private static Supplement computed(String name, String code, String meaning, double value) {
    return new Supplement(
        name, new Code(code, "99TACE", meaning), new Finding.Computed(value, FRACTION));
  }

  private static Supplement stated(
      String name, Analyte analyte, String meaning, String value, String unit) {
    return new Supplement(
        name,
        new Code("STATED_" + analyte.name(), "99TACE", meaning),
        new Finding.Stated(new ClinicalValue(analyte, value, unit, Optional.empty(), "csv")));
  }

  private static Contribution dlscore() {
    return new Contribution(
        "dlscore",
        new Code("HRD_DLSCORE", "99TACE", "DLscore"),
        new Finding.Measured(0.1234, FRACTION, greater("0.5")),
        false,
        new BigDecimal("12.15"),
        "");
  }

  private static Contribution hbsag() {
    return new Contribution(
        "hbsag",
        new Code("5196-1", "LN", "HBsAg"),
        new Finding.Stated(
            new ClinicalValue(Analyte.HBSAG, "positive", "", Optional.empty(), "laboratory")),
        true,
        new BigDecimal("1.37"),
        "");
  }
}
