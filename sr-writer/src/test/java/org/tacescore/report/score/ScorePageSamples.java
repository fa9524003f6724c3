package org.tacescore.report.score;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.tacescore.refusal.Refusal;

/** Pages as the worker would make them, on a drawn phantom. */
public final class ScorePageSamples {
  private static final OffsetDateTime CREATED = OffsetDateTime.parse("2026-01-03T08:15:30+01:00");
  private static final int SIDE = 180;

  private ScorePageSamples() {}

  /** Four systems of a CT study and a refusal. */
  public static ScorePage ct(PageLanguage language) {
    return new ScorePage(
        language,
        CREATED,
        "TACEscore 0.1.0",
        study(List.of("Phantom, One", "山田 太郎")),
        List.of(
            new PageWarning(
                "LOSSY_IMAGES", "The images were compressed with loss before they came."),
            new PageWarning("ROI_PROPAGATED", "A region was carried over from another series.")),
        List.of(hrd(), taceResponse(), art(), abcr()),
        List.of(
            new RefusedScore(
                "Sorafenib + TACE overall survival",
                Refusal.MISSING_CLINICAL,
                "ecog is missing; state it with its date")),
        List.of(
            new LesionRow("HCC lesion 1", "48.21 ml", "52.3 mm", "Largest lesion"),
            new LesionRow("HCC lesion 2", "3.07 ml", "19.8 mm", "")),
        List.of(
            new ClinicalRow(
                "Hepatitis B virus surface antigen",
                "positive",
                "",
                "2025-12-28",
                "lab.csv, row 12"),
            new ClinicalRow("Alpha-fetoprotein", "412", "ng/ml", "2025-12-30", "lab.csv, row 13"),
            new ClinicalRow("Bilirubin", "21", "µmol/l", "2025-12-30", "lab.csv, row 14")),
        List.of(
            new PhaseRow(
                "ARTERIAL", "4: Liver arterial 1.0 B30f", "description; 31 s after injection"),
            new PhaseRow(
                "PORTAL_VENOUS", "6: Liver portal 1.0 B30f", "description; 72 s after injection")),
        List.of(
            strip("ARTERIAL", "series 4, window -100 to 250 HU", false),
            strip("PORTAL_VENOUS", "series 6, window -100 to 250 HU", false)),
        List.of(strip("DLscore (hrd)", "gradient-weighted class activation, ARTERIAL", true)),
        List.of(
            new NamedValue("Software", "TACEscore 0.1.0, build 20260103"),
            new NamedValue("Study UID", "2.25.133303763538970418870211440561838809564"),
            new NamedValue("hrd", "1.0.0, sha-256 " + "0123456789abcdef".repeat(4)),
            new NamedValue("Radiomics", "pyradiomics-944, bin width 25, spacing 1 mm, on the JVM")),
        List.of(
            new ModelSummary(
                "HRD score for repeat TACE, hrd 1.0.0",
                List.of(
                    new NamedValue("Trained on", "240 phantoms, seed 7 (SYNTHETIC)"),
                    new NamedValue("Endpoint", "Death within 12 months of the second TACE"),
                    new NamedValue(
                        "Known failures", "metal in the region; lipiodol from earlier TACE"),
                    new NamedValue(
                        "Calibration", "slope 0.93, intercept -0.04 on 120 held-out phantoms")))));
  }

  /** Three lesions of an MR study, each with a score. */
  public static ScorePage mr(PageLanguage language) {
    List<ScoreCard> cards = new ArrayList<>();
    cards.add(epr("HCC lesion 1", "48.2", "Response likely"));
    cards.add(epr("HCC lesion 2", "22.9", "Response unlikely"));
    cards.add(epr("HCC lesion 3", "71.4", "Response likely"));
    ScorePage ct = ct(language);
    return new ScorePage(
        language,
        CREATED,
        "TACEscore 0.1.0",
        study(List.of("Müller-Lüdenscheidt, Jérôme")),
        List.of(),
        cards,
        List.of(),
        ct.lesions(),
        ct.clinical(),
        List.of(new PhaseRow("ARTERIAL", "9: VIBE fs dyn arterial", "description, contrast time")),
        List.of(strip("ARTERIAL", "series 9, window by 1st and 99th percentile", false)),
        List.of(),
        ct.provenance(),
        ct.models());
  }

  /** Refusals alone. */
  public static ScorePage refused(PageLanguage language) {
    List<RefusedScore> refusals = new ArrayList<>();
    for (Refusal reason : Refusal.values()) {
      refusals.add(new RefusedScore("HRD score for repeat TACE", reason, "found 1 < 2 & \"x\""));
    }
    ScorePage ct = ct(language);
    return new ScorePage(
        language,
        CREATED,
        "TACEscore 0.1.0",
        study(List.of()),
        List.of(),
        List.of(),
        refusals,
        List.of(),
        List.of(),
        ct.phases(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /** What hospitals put in the way: lengths, scripts, control characters. */
  public static ScorePage awkward(PageLanguage language) {
    String unbroken = "Wolfeschlegelsteinhausenbergerdorff".repeat(4);
    ScorePage ct = ct(language);
    ScoreCard hrd = hrd();
    ScoreCard card =
        new ScoreCard(
            new ScoreValue(unbroken, "-0.000000123456789", "{score}/mm3", unbroken, unbroken),
            new ScoreSystem(unbroken, unbroken, "10.0/" + unbroken, "1", "OF_ITS_OWN", unbroken),
            unbroken,
            List.of(new Contribution(unbroken, unbroken, unbroken)),
            hrd.nomograms(),
            List.of(new NamedValue(unbroken, unbroken)),
            List.of(unbroken),
            List.of(unbroken),
            List.of("bell\u0007 tab\t <b>&amp; emoji \uD83D\uDE00 lone \uD800 Hangul 한글"));
    return new ScorePage(
        language,
        CREATED,
        unbroken,
        new PageStudy(
            List.of("홍 길동", unbroken),
            unbroken,
            "1960",
            "X",
            "",
            unbroken,
            unbroken + " " + unbroken),
        List.of(new PageWarning("NEW_ONE", unbroken)),
        List.of(card),
        List.of(new RefusedScore(unbroken, Refusal.TOO_LARGE, unbroken)),
        List.of(new LesionRow(unbroken, unbroken, unbroken, unbroken)),
        List.of(new ClinicalRow(unbroken, unbroken, unbroken, unbroken, unbroken)),
        List.of(new PhaseRow(unbroken, unbroken, unbroken)),
        List.of(strip(unbroken, unbroken, true)),
        List.of(),
        List.of(new NamedValue(unbroken, unbroken)),
        ct.models());
  }

  private static PageStudy study(List<String> names) {
    return new PageStudy(
        names, "PHANTOM-1", "1960-02-29", "M", "2026-01-02", "ACC-7", "CT liver three phases");
  }

  private static ScoreCard hrd() {
    return new ScoreCard(
        new ScoreValue("HRD score", "14.88", "", "High risk", "high when > 4.10, low when <= 4.10"),
        system(
            "HRD score for repeat TACE",
            "Dai Y. et al., J Hepatocell Carcinoma",
            "hrd 1.0.0",
            "Overall survival from the second TACE (death within 12 months)"),
        "",
        List.of(
            new Contribution("Radscore", "73.1 %, above 41.0 %", "6.21"),
            new Contribution("DLscore", "66.0 %, above 52.3 %", "5.17"),
            new Contribution("Hepatitis B virus surface antigen", "positive", "3.50")),
        List.of(),
        List.of(),
        List.of("C-index 0.68 (0.61 to 0.75) in 126 patients; no independent validation"),
        List.of("2025-09-14: 9.71, High risk"),
        List.of());
  }

  private static ScoreCard taceResponse() {
    LinearNomogram nomogram =
        new LinearNomogram(
            "response to the first TACE",
            List.of(
                LinearNomogram.Term.ofNumber("Radiomics signature", 4.1, 0, 1, 0.62, "0.62"),
                LinearNomogram.Term.ofNumber("Alpha-fetoprotein, log10", -0.55, 0, 5, 2.61, "2.61"),
                new LinearNomogram.Term(
                    "BCLC stage",
                    List.of(
                        new LinearNomogram.Mark("A", 0),
                        new LinearNomogram.Mark("B", -0.4),
                        new LinearNomogram.Mark("C", -1.3)),
                    -0.4,
                    "B")),
            List.of(
                LinearNomogram.Prediction.ofProbability(
                    "Probability of response", -0.9, "48.2 %")));
    return new ScoreCard(
        new ScoreValue(
            "Probability of response", "48.2", "%", "Response unlikely", "likely when >= 50.0 %"),
        system(
            "Initial TACE response",
            "Eur Radiol 2021",
            "tace-response 1.0.0",
            "Objective response by mRECIST after the first TACE"),
        "",
        List.of(),
        List.of(nomogram.drawn()),
        List.of(
            new NamedValue("Radiomics signature", "0.62"),
            new NamedValue("Clinical model", "44.0 %")),
        List.of("AUC .774 in 98 patients of another centre (P = .07 against AFP alone)"),
        List.of(),
        List.of());
  }

  private static ScoreCard art() {
    return new ScoreCard(
        new ScoreValue("ART score", "1.5", "points", "0 to 1.5 points", "two groups at 2.5"),
        new ScoreSystem(
            "Assessment for Retreatment with TACE",
            "Sieghart W. et al., Hepatology 2013",
            "10.1002/hep.26256",
            "clinical score",
            "",
            "Overall survival"),
        "",
        List.of(
            new Contribution("AST rise > 25 %", "no", "0"),
            new Contribution("Child-Pugh rise", "1 point", "1.5"),
            new Contribution("No radiologic response", "no", "0")),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static ScoreCard abcr() {
    return new ScoreCard(
        new ScoreValue("ABCR score", "1", "points", "-3 to 0 / 1 to 3", "groups at 0 and 4"),
        new ScoreSystem(
            "AFP, BCLC, Child-Pugh, Response",
            "Adhoute X. et al., J Hepatol 2015",
            "10.1016/j.jhep.2014.11.017",
            "clinical score",
            "",
            "Overall survival"),
        "",
        List.of(new Contribution("AFP >= 200 ng/ml", "412 ng/ml", "1")),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static ScoreCard epr(String lesion, String value, String group) {
    return new ScoreCard(
        new ScoreValue("Probability of response", value, "%", group, "likely when >= 46.3 %"),
        system("Early response on MR", "Radiology 2022", "epr 1.0.0", "Response of the lesion"),
        lesion,
        List.of(),
        List.of(),
        List.of(new NamedValue("Radiomics signature", "0.41")),
        List.of("AUC .77 in the external cohort"),
        List.of(),
        List.of());
  }

  private static ScoreSystem system(String title, String source, String version, String endpoint) {
    return new ScoreSystem(
        title, source, "10.1000/" + version.replace(" ", "."), version, "SYNTHETIC", endpoint);
  }

  static PictureStrip strip(String title, String note, boolean heat) {
    List<SlicePicture> slices = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int z = 38 + 6 * i;
      slices.add(
          new SlicePicture(
              image(i),
              heat ? List.of(heat()) : List.of(),
              List.of(
                  new Outline(Outline.Kind.LIVER, disc(84, 92, 66, 54)),
                  new Outline(Outline.Kind.RING, disc(70, 84, 28 - 3 * i, 28 - 3 * i)),
                  new Outline(Outline.Kind.TUMOUR, disc(70, 84, 22 - 3 * i, 22 - 3 * i))),
              "slice %d of 96, z -%d.5 mm".formatted(z, 60 + z)));
    }
    return new PictureStrip(title, note, slices);
  }

  private static GreyImage image(int seed) {
    Random random = new Random(seed);
    byte[] pixels = new byte[SIDE * SIDE];
    for (int i = 0; i < pixels.length; i++) {
      int column = i % SIDE;
      int row = i / SIDE;
      double grey = inside(column, row, 90, 92, 84, 70) ? 90 : 8;
      grey = inside(column, row, 84, 92, 66, 54) ? 135 : grey;
      grey = inside(column, row, 70, 84, 22, 22) ? 185 : grey;
      grey = inside(column, row, 122, 128, 8, 8) ? 235 : grey;
      pixels[i] = (byte) Math.max(0, Math.min(255, grey + 9 * random.nextGaussian()));
    }
    return GreyImage.of(SIDE, SIDE, 0.78, 0.78, pixels);
  }

  private static HeatLayer heat() {
    float[] values = new float[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      double c = (i % SIDE - 74) / 22.0;
      double r = (i / SIDE - 80) / 22.0;
      values[i] = (float) Math.exp(-(c * c + r * r) / 2);
    }
    return HeatLayer.of(SIDE, SIDE, values);
  }

  private static Outline.Region disc(int column, int row, int a, int b) {
    BitSet inside = new BitSet();
    for (int i = 0; i < SIDE * SIDE; i++) {
      inside.set(i, inside(i % SIDE, i / SIDE, column, row, a, b));
    }
    return Outline.Region.of(SIDE, SIDE, inside);
  }

  private static boolean inside(int c, int r, int column, int row, double a, double b) {
    return Math.pow((c - column) / a, 2) + Math.pow((r - row) / b, 2) <= 1;
  }
}
