package org.tacescore.worker.pipeline;

import java.util.Locale;
import org.tacescore.recipe.RegisteredImage;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.volume.registration.RegistrationReport;

/** What a report says of series that were laid over each other, for a radiologist. */
final class RegistrationSentences {
  private RegistrationSentences() {}

  /** {@code Portal venous images (series 1.2) laid over the arterial ones (series 1.3) by ...}. */
  static String told(LaidOver one) {
    RegistrationReport report = one.image().report();
    return capital(
        "%s laid over %s by the likeness of the images: %s%s. %s"
            .formatted(
                images(one.moving()),
                images(one.fixed()),
                moved(report),
                bent(one.image().kind(), report),
                left(report)));
  }

  /** Why a pair could not be laid over each other, first in words, then in numbers. */
  static String failed(LaidOver.Side fixed, LaidOver.Side moving, String numbers) {
    return ("the %s could not be laid over the %s, and without that nothing is scored of both:"
            + " perhaps the patient moved far between them, or one shows another part of the body,"
            + " another patient or little but noise. Measured: %s")
        .formatted(images(moving), images(fixed), numbers);
  }

  private static String images(LaidOver.Side side) {
    return "%s images (series %s)".formatted(words(side.phase()), side.header().part());
  }

  private static String moved(RegistrationReport report) {
    return text(
        "turned by %.1f degrees, shifted by %.1f mm", report.rotationDegrees(), report.shiftMm());
  }

  private static String bent(RegisteredImage.Kind kind, RegistrationReport report) {
    return kind == RegisteredImage.Kind.RIGID
        ? "; not bent, as no liver is drawn"
        : text(
            ", bent by %.1f mm on average and %.1f mm at most, volumes change %.2f to %.2f times",
            report.meanDisplacementMm(),
            report.maxDisplacementMm(),
            report.minJacobian(),
            report.maxJacobian());
  }

  private static String left(RegistrationReport report) {
    String livers =
        Double.isNaN(report.diceEnd())
            ? "The liver is not drawn on both series, so that only the likeness of the images tells"
                + " how well they lie"
            : text("Dice of the livers %.2f, before %.2f", report.diceEnd(), report.diceStart());
    return livers
        + text(
            "; mutual information %.2f nats, before %.2f, by chance %.2f",
            report.informationEnd(), report.informationStart(), report.informationChance());
  }

  private static String text(String format, Object... numbers) {
    return String.format(Locale.ROOT, format, numbers);
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static String words(ContrastPhase phase) {
    return phase.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
