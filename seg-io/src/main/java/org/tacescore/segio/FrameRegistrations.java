package org.tacescore.segio;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Registration;
import org.tacescore.volume.Vector3;

/**
 * The ways between the frames of reference of a study, from its registration objects.
 *
 * <p>A registration may be gone in either direction. Where no object registers two frames to each
 * other, both may be registered to a third one, in the same object or in two; longer chains are not
 * gone. Ways of the same length that lead to different places are refused, never chosen between.
 */
public final class FrameRegistrations {
  /** Farthest apart, mm, that two registrations may put a position and still say the same. */
  static final double SAME_PLACE_MM = 1;

  /** No registrations at all. */
  public static final FrameRegistrations NONE = new FrameRegistrations(List.of());

  private final List<SpatialRegistration> objects;
  private final List<Way> rigid = new ArrayList<>();

  private FrameRegistrations(List<SpatialRegistration> objects) {
    this.objects = objects;
    for (SpatialRegistration object : objects) {
      for (SpatialRegistration.Link link : object.links()) {
        if (link instanceof SpatialRegistration.Rigid r) {
          rigid.add(new Way(r.registration(), List.of(object)));
          rigid.add(new Way(r.registration().inverse(), List.of(object)));
        }
      }
    }
  }

  /** Of the registration objects of one study, in any order. */
  public static FrameRegistrations of(Collection<SpatialRegistration> objects) {
    return new FrameRegistrations(
        objects.stream()
            .sorted(Comparator.comparing(SpatialRegistration::sopInstanceUid))
            .toList());
  }

  /** The objects, by SOP Instance UID. */
  public List<SpatialRegistration> objects() {
    return objects;
  }

  /**
   * The way from one frame of reference into another.
   *
   * @param places positions in the source frame where different registrations must agree
   * @return empty where no object connects the two
   * @throws RefusedException REGISTRATION_FAILED if ways disagree by more than {@value
   *     #SAME_PLACE_MM} mm at one of the places, or if the only ones are of a kind that is not used
   */
  public Optional<Way> between(String sourceFrame, String targetFrame, List<Vector3> places) {
    List<Way> ways = direct(sourceFrame, targetFrame);
    if (ways.isEmpty()) {
      requireNoneUnusable(sourceFrame, targetFrame);
      ways = overThird(sourceFrame, targetFrame);
    }
    if (ways.isEmpty()) {
      return Optional.empty();
    }
    Way first = ways.get(0);
    ways.forEach(other -> requireSame(first, other, places));
    return Optional.of(first);
  }

  private List<Way> direct(String source, String target) {
    return rigid.stream()
        .filter(way -> way.registration().sourceFrameUid().equals(source))
        .filter(way -> way.registration().targetFrameUid().equals(target))
        .toList();
  }

  private List<Way> overThird(String source, String target) {
    List<Way> chains = new ArrayList<>();
    for (Way first : rigid) {
      if (first.registration().sourceFrameUid().equals(source)) {
        direct(first.registration().targetFrameUid(), target)
            .forEach(second -> chains.add(first.then(second)));
      }
    }
    return chains;
  }

  private void requireNoneUnusable(String source, String target) {
    for (SpatialRegistration object : objects) {
      for (SpatialRegistration.Link link : object.links()) {
        if (link instanceof SpatialRegistration.Unusable unusable
            && (connects(unusable, source, target) || connects(unusable, target, source))) {
          throw new RefusedException(
              Refusal.REGISTRATION_FAILED,
              "registration %s of frame of reference %s to %s is %s; only RIGID ones are used"
                  .formatted(object.sopInstanceUid(), source, target, unusable.reason()));
        }
      }
    }
  }

  private static boolean connects(SpatialRegistration.Link link, String source, String target) {
    return link.sourceFrameUid().equals(source) && link.targetFrameUid().equals(target);
  }

  private static void requireSame(Way one, Way other, List<Vector3> places) {
    for (Vector3 place : places) {
      double apartMm =
          one.registration().apply(place).minus(other.registration().apply(place)).length();
      if (apartMm > SAME_PLACE_MM) {
        throw new RefusedException(
            Refusal.REGISTRATION_FAILED,
            "registrations %s and %s of frame of reference %s to %s differ by %.1f mm"
                .formatted(
                    one.names(),
                    other.names(),
                    one.registration().sourceFrameUid(),
                    one.registration().targetFrameUid(),
                    apartMm));
      }
    }
  }

  /**
   * A way between two frames of reference.
   *
   * @param registration the transform
   * @param objects those that it was taken from; one, or two for a way over a third frame
   */
  public record Way(Registration registration, List<SpatialRegistration> objects) {
    public Way {
      objects = List.copyOf(objects);
    }

    Way then(Way next) {
      List<SpatialRegistration> both = new ArrayList<>(objects);
      next.objects.stream().filter(object -> !both.contains(object)).forEach(both::add);
      return new Way(registration.then(next.registration), both);
    }

    String names() {
      return objects.stream()
          .map(SpatialRegistration::sopInstanceUid)
          .collect(Collectors.toCollection(TreeSet::new))
          .toString();
    }
  }
}
