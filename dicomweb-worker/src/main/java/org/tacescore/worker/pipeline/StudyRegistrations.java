package org.tacescore.worker.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tacescore.recipe.RegisteredImage;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.Lesion;
import org.tacescore.segio.LiverStudy;
import org.tacescore.segio.Roi;
import org.tacescore.segio.RoiResolver;
import org.tacescore.segio.Series;
import org.tacescore.segio.SeriesPart;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Registration;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;
import org.tacescore.volume.registration.LiverRegistration;
import org.tacescore.volume.registration.RegisteredScans;
import org.tacescore.volume.registration.RegistrationLimits;
import org.tacescore.volume.registration.RegistrationSettings;
import org.tacescore.volume.registration.Scan;

/**
 * The registrations of one study's series by their images: each pair once, when a recipe first asks
 * for it, whether it goes well or not.
 *
 * <p>The liver of the fixed series is the one drawn on it, else one carried over to it. That of the
 * moving series counts where both are drawn: one that was carried over only repeats where the fixed
 * one lies.
 */
final class StudyRegistrations {
  private final StudyReading reading;
  private final StageClock clock;
  private final Map<Pair, LaidOver> made = new LinkedHashMap<>();
  private final Map<Pair, RefusedException> refused = new LinkedHashMap<>();

  StudyRegistrations(StudyReading reading, StageClock clock) {
    this.reading = reading;
    this.clock = clock;
  }

  private record Pair(SeriesPart fixed, SeriesPart moving) {}

  /** Those that went well so far, in the order in which they were asked for. */
  List<LaidOver> made() {
    return new ArrayList<>(made.values());
  }

  /**
   * The series of one region laid over that of another.
   *
   * @throws RefusedException REGISTRATION_FAILED, the same for every lesion and recipe; as {@link
   *     RoiResolver#resolvePart}
   */
  LaidOver of(StudyRegions.Region fixed, StudyRegions.Region moving) {
    Pair pair = new Pair(fixed.series().header().part(), moving.series().header().part());
    RefusedException refusal = refused.get(pair);
    if (refusal != null) {
      throw new RefusedException(refusal.reason(), refusal.detail(), refusal);
    }
    LaidOver found = made.get(pair);
    if (found == null) {
      try {
        found =
            clock.time(
                Stage.REGISTRATION,
                "%s to %s".formatted(moving.phase(), fixed.phase()),
                () -> register(fixed, moving));
      } catch (RefusedException e) {
        refused.put(pair, e);
        throw e;
      }
      made.put(pair, found);
    }
    return found;
  }

  private LaidOver register(StudyRegions.Region fixed, StudyRegions.Region moving) {
    Optional<Roi> liver = fixedLiver(fixed.series());
    boolean drawn = liver.isPresent() && liver.get().origin() == Roi.Origin.DRAWN;
    Optional<Roi> other = drawn ? drawnLiver(moving.series()) : Optional.empty();
    Scan still = scan(fixed.series().volume(), liver);
    Scan moved =
        other.isPresent()
            ? scan(moving.series().volume(), other)
            : Scan.of(guessed(fixed, moving.series()));
    RegisteredScans found = registered(fixed, moving, still, moved);
    return new LaidOver(
        LaidOver.Side.of(fixed),
        LaidOver.Side.of(moving),
        found.deformation(),
        moved.volume().geometry(),
        new RegisteredImage(
            found
                .deformation()
                .pull(moved.volume(), still.volume().geometry(), lowest(moved.volume())),
            liver.isPresent() ? RegisteredImage.Kind.DEFORMABLE : RegisteredImage.Kind.RIGID,
            found.report()));
  }

  private static RegisteredScans registered(
      StudyRegions.Region fixed, StudyRegions.Region moving, Scan still, Scan moved) {
    try {
      return LiverRegistration.register(
          still, moved, RegistrationSettings.STANDARD, RegistrationLimits.PHASES_OF_ONE_STUDY);
    } catch (RefusedException e) {
      throw new RefusedException(
          e.reason(),
          RegistrationSentences.failed(
              LaidOver.Side.of(fixed), LaidOver.Side.of(moving), e.detail()),
          e);
    }
  }

  private static Scan scan(Volume volume, Optional<Roi> liver) {
    return liver
        .map(roi -> Scan.of(volume, roi.mask().withGeometry(volume.geometry())))
        .orElseGet(() -> Scan.of(volume));
  }

  private Optional<Roi> fixedLiver(Series series) {
    Optional<Roi> own = drawnLiver(series);
    LiverStudy study = reading.liverStudy();
    return own.isPresent()
        ? own
        : RoiResolver.of(study)
            .resolvePart(study.livers(), series.header(), series.volume().geometry());
  }

  private Optional<Roi> drawnLiver(Series series) {
    LiverStudy study = reading.liverStudy();
    List<Lesion.Drawing> own =
        study.livers().stream()
            .filter(drawing -> drawing.segmentation().isDrawnOn(series.header()))
            .toList();
    return RoiResolver.of(study)
        .resolvePart(own, series.header(), series.volume().geometry())
        .filter(roi -> roi.origin() == Roi.Origin.DRAWN);
  }

  /** The moving image where a registration object of the study puts it, as a first guess. */
  private Volume guessed(StudyRegions.Region fixed, Series moving) {
    VolumeGeometry grid = moving.volume().geometry();
    Mask region = fixed.roi().mask().withGeometry(fixed.series().volume().geometry());
    if (grid.frameOfReferenceUid().equals(region.geometry().frameOfReferenceUid())) {
      return moving.volume();
    }
    Optional<Registration> way =
        RoiResolver.of(reading.liverStudy()).way(region, moving.header(), grid);
    return way.map(found -> moving.volume().withGeometry(found.inverse().apply(grid)))
        .orElse(moving.volume());
  }

  private static double lowest(Volume volume) {
    double lowest = Double.POSITIVE_INFINITY;
    for (int offset = 0; offset < volume.geometry().size().voxels(); offset++) {
      lowest = Math.min(lowest, volume.at(offset));
    }
    return lowest;
  }
}
