package org.tacescore.volume.registration;

import java.util.Locale;

/**
 * What a registration did and what it leaves, within the region that was compared.
 *
 * <p>Mutual information is in nats, of the finest level, at positions that the registration did not
 * see.
 *
 * @param informationStart mutual information before: one frame of reference as it is, two with
 *     their livers or else their centres on each other
 * @param informationRigid after the rigid part
 * @param informationEnd at the end
 * @param informationChance of the same values in random pairs: what no likeness at all gives
 * @param rotationDegrees angle of the rigid part
 * @param shiftMm how far the rigid part moves the centre of the region from where it was before
 * @param meanDisplacementMm mean length of what is left beyond the rigid part
 * @param maxDisplacementMm its largest length
 * @param minJacobian smallest volume ratio, see {@link Deformation#jacobian}
 * @param maxJacobian largest
 * @param diceStart overlap of the livers before, 0 to 1; NaN where not both are drawn
 * @param diceEnd at the end; NaN likewise
 */
public record RegistrationReport(
    double informationStart,
    double informationRigid,
    double informationEnd,
    double informationChance,
    double rotationDegrees,
    double shiftMm,
    double meanDisplacementMm,
    double maxDisplacementMm,
    double minJacobian,
    double maxJacobian,
    double diceStart,
    double diceEnd) {

  /** One line for a log or a report. */
  public String words() {
    return String.format(
        Locale.ROOT,
        "mutual information %.3f, rigid %.3f, end %.3f, chance %.3f nats; turned %.1f degrees,"
            + " shifted %.1f mm; displaced %.1f mm on average, %.1f mm at most; volume ratio %.2f"
            + " to %.2f; Dice of the liver %.3f, end %.3f",
        informationStart,
        informationRigid,
        informationEnd,
        informationChance,
        rotationDegrees,
        shiftMm,
        meanDisplacementMm,
        maxDisplacementMm,
        minJacobian,
        maxJacobian,
        diceStart,
        diceEnd);
  }
}
