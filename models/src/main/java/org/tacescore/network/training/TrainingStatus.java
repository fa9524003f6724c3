package org.tacescore.network.training;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Where a training stands.
 *
 * @param epoch the present epoch, from 1
 * @param epochs most epochs; patience may end it sooner
 * @param step steps that are done in this epoch
 * @param steps steps of an epoch
 * @param loss mean training loss of this epoch so far
 * @param validationLoss of the last whole epoch; empty before, or without validation
 * @param left estimate of the time to the last epoch, from the steps done so far
 */
public record TrainingStatus(
    int epoch,
    int epochs,
    int step,
    int steps,
    double loss,
    OptionalDouble validationLoss,
    Duration left) {

  /** One line for a terminal. */
  public String line() {
    String validation =
        validationLoss.isPresent()
            ? String.format(Locale.ROOT, ", validation %.4f", validationLoss.getAsDouble())
            : "";
    return String.format(
        Locale.ROOT,
        "epoch %d/%d, step %d/%d, loss %.4f%s, %d:%02d:%02d left",
        epoch,
        epochs,
        step,
        steps,
        loss,
        validation,
        left.toHours(),
        left.toMinutesPart(),
        left.toSecondsPart());
  }
}
