package org.tacescore.testpacs.phantom;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;

/** A phantom patient's laboratory and clinical values, taken in the days before the study. */
final class ClinicalDraw {

  private static final String SOURCE = "synthetic";

  /** Between a TACE and the images by which a repeated one is decided on. */
  private static final Duration EARLIER = Duration.ofDays(35);

  private final SplittableRandom random;
  private final Instant study;
  private final List<ClinicalValue> values = new ArrayList<>();

  private ClinicalDraw(Timeline timeline, SplittableRandom random) {
    this.random = random;
    this.study = timeline.start().toInstant(ZoneOffset.UTC);
  }

  static List<ClinicalValue> draw(
      Timeline timeline,
      List<Tumour> tumours,
      boolean hbsagPositive,
      boolean treatedBefore,
      Findings findings,
      SplittableRandom random) {
    ClinicalDraw draw = new ClinicalDraw(timeline, random);
    draw.laboratory(hbsagPositive);
    draw.findings(tumours, findings);
    if (treatedBefore) {
      draw.treatment(draw.study.minus(EARLIER));
    }
    draw.treatment(draw.study.plusSeconds(86_400L * random.nextInt(3, 15)));
    if (treatedBefore) {
      draw.baseline();
    }
    return List.copyOf(draw.values);
  }

  private void laboratory(boolean hbsagPositive) {
    add(Analyte.HBSAG, hbsagPositive ? "positive" : "negative", "", 20);
    add(Analyte.AFP, number(Math.exp(random.nextDouble(1, 7.5)), 1), "ng/mL", 3);
    add(Analyte.ALT, number(random.nextDouble(15, 95), 0), "U/L", 2);
    add(Analyte.AST, number(random.nextDouble(18, 110), 0), "U/L", 2);
    add(Analyte.BILIRUBIN, number(random.nextDouble(7, 32), 1), "umol/L", 2);
    add(Analyte.ALBUMIN, number(random.nextDouble(31, 45), 1), "g/L", 2);
    add(Analyte.INR, number(random.nextDouble(0.95, 1.35), 2), "1", 2);
    add(Analyte.CRP, number(random.nextDouble(1, 14), 1), "mg/L", 2);
  }

  private void findings(List<Tumour> tumours, Findings found) {
    boolean early = tumours.size() == 1;
    add(Analyte.ECOG, Integer.toString(random.nextInt(2)), "", 1);
    add(Analyte.ASCITES, "none", "", 1);
    add(Analyte.ENCEPHALOPATHY, "none", "", 1);
    add(Analyte.BCLC, found.vp4() ? "C" : early ? "A" : "B", "", 1);
    add(Analyte.DIAMETER, number(2 * tumours.get(0).radiusMm(), 0), "mm", 0);
    add(Analyte.NUMBER, Integer.toString(tumours.size()), "", 0);
    add(Analyte.CAPSULE, Findings.word(found.capsule()), "", 0);
    add(Analyte.VASCULAR_INVASION, Findings.word(found.vp4()), "", 0);
    add(Analyte.VP4, Findings.word(found.vp4()), "", 0);
    add(Analyte.DIFFUSE, Findings.word(found.diffuse()), "", 0);
  }

  /**
   * What was known before the first TACE, and the response to it: with these, scores of two time
   * points can be computed. Drawn last, so that all else is as it is without it.
   */
  private void baseline() {
    List<ClinicalValue> now = List.copyOf(values);
    add(Analyte.MRECIST, List.of("PR", "SD", "PD").get(random.nextInt(3)), "", 0);
    for (ClinicalValue value : now) {
      earlier(value).ifPresent(word -> addEarlier(value, word));
    }
  }

  /** Enzymes and liver function vary; what was seen on images and asked stays. */
  private Optional<String> earlier(ClinicalValue now) {
    return switch (now.analyte()) {
      case AST, AFP, BILIRUBIN ->
          Optional.of(number(Double.parseDouble(now.value()) * random.nextDouble(0.6, 1.1), 1));
      case ALBUMIN, INR, CRP, ASCITES, ENCEPHALOPATHY, ECOG, BCLC -> Optional.of(now.value());
      case DIAMETER, NUMBER, VASCULAR_INVASION -> Optional.of(now.value());
      default -> Optional.empty();
    };
  }

  private void addEarlier(ClinicalValue now, String value) {
    Optional<Instant> time = now.time().map(t -> t.minus(EARLIER));
    values.add(new ClinicalValue(now.analyte(), value, now.unit(), time, SOURCE));
  }

  private void treatment(Instant treatment) {
    String date = treatment.atZone(ZoneOffset.UTC).toLocalDate().toString();
    values.add(new ClinicalValue(Analyte.TACE_DATE, date, "", Optional.of(treatment), SOURCE));
  }

  private void add(Analyte analyte, String value, String unit, int daysBefore) {
    Instant time = study.minusSeconds(86_400L * daysBefore + 3600);
    values.add(new ClinicalValue(analyte, value, unit, Optional.of(time), SOURCE));
  }

  private static String number(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
