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
 * Judges how two series lie to each other by what is drawn on both: the liver, else lesions. Limits
 * are those of {@link Landmark}.
 */
final class RegistrationCheck {
  private final List<Landmark> landmarks;

  /**
   * @param landmarks the first that is drawn on both is used
   */
  RegistrationCheck(List<Landmark> landmarks) {
    this.landmarks = List.copyOf(landmarks);
  }

  /**
   * What the registration leaves.
   *
   * @param preferred of several drawings in one frame the one in such a segmentation counts
   * @throws RefusedException REGISTRATION_FAILED, also where nothing is drawn in both frames: a
   *     registration that nothing is held against says as little as none
   */
  Residual residual(FrameRegistrations.Way way, Predicate<Segmentation> preferred) {
    Registration registration = way.registration();
    for (Landmark landmark : landmarks) {
      Optional<Lesion.Drawing> source =
          find(landmark, registration.sourceFrameUid(), any -> true, preferred);
      Optional<Lesion.Drawing> target =
          find(landmark, registration.targetFrameUid(), any -> true, preferred);
      if (source.isPresent() && target.isPresent()) {
        Mask drawn = source.get().segment().mask();
        Residual residual =
            Residual.of(
                landmark.name(),
                drawn.withGeometry(registration.apply(drawn.geometry())),
                target.get().segment().mask());
        requireSmall(residual, landmark, way);
        return residual;
      }
    }
    throw new RefusedException(
        Refusal.REGISTRATION_FAILED,
        ("registration %s cannot be checked: nothing is drawn in both frames of reference, %s and"
                + " %s; draw the liver on both")
            .formatted(way.names(), registration.sourceFrameUid(), registration.targetFrameUid()));
  }

  private static Optional<Lesion.Drawing> find(
      Landmark landmark,
      String frame,
      Predicate<Segmentation> eligible,
      Predicate<Segmentation> preferred) {
    return landmark.drawings().stream()
        .filter(d -> eligible.test(d.segmentation()))
        .filter(d -> !d.segment().mask().isEmpty())
        .filter(d -> d.segment().mask().geometry().frameOfReferenceUid().equals(frame))
        .min(
            Comparator.comparing((Lesion.Drawing d) -> !preferred.test(d.segmentation()))
                .thenComparing(d -> d.segmentation().sopInstanceUid())
                .thenComparing(d -> d.segment().number()));
  }

  /**
   * Refuses where what is drawn on both series of one frame of reference lies beside itself: the
   * patient moved between them, or positions of one are wrong. Where nothing is drawn on both,
   * nothing is said.
   *
   * @param carried a drawing that is to be carried to other images of its frame of reference
   * @param drawnOn which segmentations are drawn on those images
   * @throws RefusedException REGISTRATION_FAILED
   */
  void requireUnmoved(Lesion.Drawing carried, Predicate<Segmentation> drawnOn) {
    String frame = carried.segment().mask().geometry().frameOfReferenceUid();
    Predicate<Segmentation> beside = segmentation -> onSameImages(segmentation, carried);
    for (Landmark landmark : landmarks) {
      Optional<Lesion.Drawing> source =
          find(landmark, frame, Predicate.not(drawnOn).and(beside), any -> true);
      Optional<Lesion.Drawing> target = find(landmark, frame, drawnOn, any -> true);
      if (source.isPresent() && target.isPresent()) {
        Residual residual =
            Residual.of(
                landmark.name(), source.get().segment().mask(), target.get().segment().mask());
        if (!landmark.liesOnItself(residual)) {
          throw new RefusedException(
              Refusal.REGISTRATION_FAILED,
              "in frame of reference %s SEG %s and SEG %s show the %s in two places, %s"
                  .formatted(
                      frame,
                      source.get().segmentation().sopInstanceUid(),
                      target.get().segmentation().sopInstanceUid(),
                      landmark.name(),
                      landmark.words(residual)));
        }
        return;
      }
    }
  }

  private static boolean onSameImages(Segmentation segmentation, Lesion.Drawing drawing) {
    Segmentation own = drawing.segmentation();
    return segmentation.sopInstanceUid().equals(own.sopInstanceUid())
        || segmentation.referencedSeriesUids().stream()
            .anyMatch(own.referencedSeriesUids()::contains);
  }

  private static void requireSmall(
      Residual residual, Landmark landmark, FrameRegistrations.Way way) {
    if (!landmark.liesOnItself(residual)) {
      throw new RefusedException(
          Refusal.REGISTRATION_FAILED,
          "registration %s leaves the %s %.1f mm beside itself: %s"
              .formatted(
                  way.names(),
                  residual.structure(),
                  residual.centroidMm(),
                  landmark.words(residual)));
    }
  }
}
