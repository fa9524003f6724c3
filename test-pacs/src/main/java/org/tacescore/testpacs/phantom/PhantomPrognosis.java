package org.tacescore.testpacs.phantom;

import java.util.List;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;

/**
 * What lies in store for a phantom patient, before chance: the known link from texture, enhancement
 * and clinical values to outcome. Every coefficient stands in docs/phantoms.md.
 *
 * @param hazard logarithm of the hazard of death against the usual patient's
 * @param response log odds of response to the treatment
 * @param recurrence log odds of recurrence beside the treated tumour
 */
public record PhantomPrognosis(double hazard, double response, double recurrence) {

  /** The traits of a patient in standard deviations from their means. */
  private record Standing(double heterogeneity, double grain, double enhancement, double halo) {

    static Standing of(Tumour.Vascularity vascularity) {
      double low = Math.log(Traits.FINEST);
      double high = Math.log(Traits.COARSEST);
      return new Standing(
          standing(vascularity.heterogeneity(), 0.1, 1),
          standing(Math.log(vascularity.traits().grain()), low, high),
          standing(vascularity.hyperenhancement(), 0.6, 1.4),
          standing(vascularity.traits().halo(), 0, 1));
    }

    /** Of a value that is drawn uniformly. */
    private static double standing(double value, double low, double high) {
      return (value - (low + high) / 2) / ((high - low) / Math.sqrt(12));
    }
  }

  static PhantomPrognosis of(Tumour.Vascularity vascularity, List<ClinicalValue> clinical) {
    Standing z = Standing.of(vascularity);
    double afp = Math.log(number(clinical, Analyte.AFP)) - 4.25;
    return new PhantomPrognosis(
        1.7 * z.heterogeneity()
            - 0.7 * z.grain()
            - 1.5 * z.enhancement()
            + clinicalHazard(clinical)
            + 0.15 * afp,
        0.3 - 1.5 * z.heterogeneity() + 0.6 * z.grain() + 1.6 * z.enhancement(),
        -0.1 + 1.3 * z.heterogeneity() - 0.6 * z.grain() + 1.7 * z.halo() + 0.1 * afp);
  }

  private static double clinicalHazard(List<ClinicalValue> clinical) {
    double stage =
        switch (word(clinical, Analyte.BCLC)) {
          case "A" -> -0.15;
          case "C" -> 0.3;
          default -> 0;
        };
    return (word(clinical, Analyte.HBSAG).equals("positive") ? 0.45 : -0.45)
        + stage
        + 0.006 * (number(clinical, Analyte.ALT) - 55)
        + (word(clinical, Analyte.CAPSULE).equals("no") ? 0.15 : 0)
        + (word(clinical, Analyte.DIFFUSE).equals("yes") ? 0.2 : 0);
  }

  private static double number(List<ClinicalValue> clinical, Analyte analyte) {
    return Double.parseDouble(word(clinical, analyte));
  }

  /** Empty where the value is not stated. */
  private static String word(List<ClinicalValue> clinical, Analyte analyte) {
    return clinical.stream()
        .filter(value -> value.analyte() == analyte)
        .map(ClinicalValue::value)
        .findFirst()
        .orElse("");
  }
}
