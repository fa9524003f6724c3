package org.tacescore.segio;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Registration;

/**
 * Judges a registration by what is drawn in both frames of reference: the liver, else lesions.
 *
 * <p>It has failed where the centroids lie more than {@value #MOST_CENTROID_MM} mm apart (two of
 * the thickest slices that recipes take; what breathing leaves between two breath-holds is less),
 * where the overlap is below the structure's least, or where less than half of the structure lies
 * in what both series show.
 */
final class RegistrationCheck {
  static final double MOST_CENTROID_MM = 10;
  private static final double LEAST_SHARE = 0.5;

  private final List<Landmark> landmarks;

  /**
   * @param landmarks the first that is drawn in both frames is used
   */
  RegistrationCheck(List<Landmark> landmarks) {
    this.landmarks = List.copyOf(landmarks);
  }

  /**
   * What the registration leaves; empty where nothing is drawn in both frames.
   *
   * @param preferred of several drawings in one frame the one in such a segmentation counts
   * @throws RefusedException REGISTRATION_FAILED
   */
  Optional<Residual> residual(FrameRegistrations.Way way, Predicate<Segmentation> preferred) {
    Registration registration = way.registration();
    for (Landmark landmark : landmarks) {
      Optional<Lesion.Drawing> source = find(landmark, registration.sourceFrameUid(), preferred);
      Optional<Lesion.Drawing> target = find(landmark, registration.targetFrameUid(), preferred);
      if (source.isPresent() && target.isPresent()) {
        Mask drawn = source.get().segment().mask();
        Residual residual =
            Residual.of(
                landmark.name(),
                drawn.withGeometry(registration.apply(drawn.geometry())),
                target.get().segment().mask());
        requireSmall(residual, landmark, way);
        return Optional.of(residual);
      }
    }
    return Optional.empty();
  }

  private static Optional<Lesion.Drawing> find(
      Landmark landmark, String frame, Predicate<Segmentation> preferred) {
    return landmark.drawings().stream()
        .filter(d -> !d.segment().mask().isEmpty())
        .filter(d -> d.segment().mask().geometry().frameOfReferenceUid().equals(frame))
        .min(
            Comparator.comparing((Lesion.Drawing d) -> !preferred.test(d.segmentation()))
                .thenComparing(d -> d.segmentation().sopInstanceUid())
                .thenComparing(d -> d.segment().number()));
  }

  private static void requireSmall(
      Residual residual, Landmark landmark, FrameRegistrations.Way way) {
    if (residual.centroidMm() <= MOST_CENTROID_MM
        && residual.dice() >= landmark.leastDice()
        && residual.share() >= LEAST_SHARE) {
      return;
    }
    throw new RefusedException(
        Refusal.REGISTRATION_FAILED,
        ("registration %s leaves the %s %.1f mm beside itself, Dice %.2f, %.0f %% of it in both"
                + " series; at most %.0f mm, at least %.2f and %.0f %%")
            .formatted(
                way.names(),
                residual.structure(),
                residual.centroidMm(),
                residual.dice(),
                100 * residual.share(),
                MOST_CENTROID_MM,
                landmark.leastDice(),
                100 * LEAST_SHARE));
  }
}
