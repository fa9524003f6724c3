package org.tacescore.volume.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

/**
 * Beyond what a registration has failed.
 *
 * @param leastInformation least mutual information at the end above chance, nats
 * @param mostLoss most mutual information that may be lost, nats: two images that lie over each
 *     other to begin with gain nothing
 * @param mostDegrees largest rotation
 * @param mostShiftMm largest shift
 * @param mostDisplacementMm largest displacement beyond the rigid part
 * @param leastJacobian smallest volume ratio, above 0
 * @param mostJacobian largest volume ratio
 * @param leastDice least overlap of the livers at the end, where both are drawn
 * @param mostDiceFall most of the overlap that may be lost
 */
public record RegistrationLimits(
    double leastInformation,
    double mostLoss,
    double mostDegrees,
    double mostShiftMm,
    double mostDisplacementMm,
    double leastJacobian,
    double mostJacobian,
    double leastDice,
    double mostDiceFall) {

  /**
   * For two phases of one study, a few breaths apart. The overlap is the lower end of what AAPM
   * TG-132 (Brock et al., Med Phys 44(7):e43, 2017) takes for an organ; the others are this
   * project's, see docs/registration.md.
   */
  public static final RegistrationLimits PHASES_OF_ONE_STUDY =
      new RegistrationLimits(0.1, 0.02, 20, 60, 40, 0.3, 3, 0.8, 0.02);

  public RegistrationLimits {
    if (!(leastInformation > 0 && leastJacobian > 0 && mostJacobian > leastJacobian)) {
      throw new IllegalArgumentException(
          "least information and volume ratios must be above 0, got %s, %s to %s"
              .formatted(leastInformation, leastJacobian, mostJacobian));
    }
  }

  /**
   * Lets a registration within all limits pass.
   *
   * @throws RefusedException REGISTRATION_FAILED with each limit that is crossed
   */
  void judge(RegistrationReport report) {
    List<String> faults = new ArrayList<>();
    double gain = report.informationEnd() - report.informationStart();
    atLeast(
        faults,
        "mutual information above chance",
        report.informationEnd() - report.informationChance(),
        leastInformation);
    atLeast(faults, "gain of mutual information", gain, -mostLoss);
    atMost(faults, "rotation in degrees", report.rotationDegrees(), mostDegrees);
    atMost(faults, "shift in mm", report.shiftMm(), mostShiftMm);
    atMost(faults, "displacement in mm", report.maxDisplacementMm(), mostDisplacementMm);
    atLeast(faults, "volume ratio", report.minJacobian(), leastJacobian);
    atMost(faults, "volume ratio", report.maxJacobian(), mostJacobian);
    if (!Double.isNaN(report.diceEnd())) {
      atLeast(faults, "Dice of the liver", report.diceEnd(), leastDice);
      double change = report.diceEnd() - report.diceStart();
      atLeast(faults, "gain of the liver's Dice", change, -mostDiceFall);
    }
    if (!faults.isEmpty()) {
      throw new RefusedException(
          Refusal.REGISTRATION_FAILED, String.join("; ", faults) + " (" + report.words() + ")");
    }
  }

  private static void atLeast(List<String> faults, String what, double found, double least) {
    if (!(found >= least)) {
      faults.add(String.format(Locale.ROOT, "%s is %.3f, at least %.3f", what, found, least));
    }
  }

  private static void atMost(List<String> faults, String what, double found, double most) {
    if (!(found <= most)) {
      faults.add(String.format(Locale.ROOT, "%s is %.3f, at most %.3f", what, found, most));
    }
  }
}
