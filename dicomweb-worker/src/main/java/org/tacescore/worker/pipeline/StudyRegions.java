package org.tacescore.worker.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tacescore.recipe.RoiRule;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.Lesion;
import org.tacescore.segio.LiverStudy;
import org.tacescore.segio.Roi;
import org.tacescore.segio.RoiResolver;
import org.tacescore.segio.Series;
import org.tacescore.segio.SeriesHeader;
import org.tacescore.volume.Margin;
import org.tacescore.volume.Mask;
import org.tacescore.volume.VolumeGeometry;

/**
 * The regions that recipes ask of one study, each made once: the scored lesion on a phase, and what
 * lies around it by physical distance.
 *
 * <p>A margin is measured on the series' own voxels. Of what it adds to the tumour only the part in
 * the liver stays where the rule says so; the tumour itself stays whole, as it was drawn.
 */
final class StudyRegions {
  private final StudyReading reading;
  private final Map<PhaseKey, Region> tumours = new HashMap<>();
  private final Map<Key, Region> asked =
      new TreeMap<>(
          Comparator.comparing(Key::images)
              .thenComparing(Key::kind)
              .thenComparing(Key::marginMm)
              .thenComparing(Key::within));

  StudyRegions(StudyReading reading) {
    this.reading = reading;
  }

  /** What makes a region the same for two recipes, whatever they call it. */
  record Key(PhaseKey images, RoiRule.Kind kind, double marginMm, RoiRule.Within within) {
    ContrastPhase phase() {
      return images.phase();
    }

    static Key of(String modality, RoiRule rule) {
      return new Key(
          new PhaseKey(modality, rule.phase()), rule.kind(), rule.marginMm(), rule.within());
    }
  }

  /** A phase of one modality: what a series is chosen for. */
  record PhaseKey(String modality, ContrastPhase phase) implements Comparable<PhaseKey> {
    private static final Comparator<PhaseKey> ORDER =
        Comparator.comparing(PhaseKey::phase).thenComparing(PhaseKey::modality);

    @Override
    public int compareTo(PhaseKey other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * A region on the series of a phase.
   *
   * @param key what was asked for
   * @param series the series taken for the phase
   * @param lesion the lesion
   * @param roi where the region lies on that series
   * @param liver how the liver came there that it is kept to; empty where it is kept to none
   */
  record Region(Key key, Series series, Lesion lesion, Roi roi, Optional<Roi.Origin> liver) {
    ContrastPhase phase() {
      return key.phase();
    }

    boolean isTumour() {
      return key.kind() == RoiRule.Kind.TUMOUR;
    }
  }

  /** The regions that recipes asked for so far, by phase, then the tumour before its margins. */
  List<Region> asked() {
    return new ArrayList<>(asked.values());
  }

  /**
   * The region of a rule.
   *
   * @param modality of the images that it is asked on
   * @throws RefusedException as {@link StudyReading#taken} and {@link RoiResolver#resolve};
   *     NO_LIVER_MASK, EMPTY_SEGMENT (nothing is left around the tumour)
   */
  Region of(String modality, RoiRule rule) {
    Key key = Key.of(modality, rule);
    Region region = asked.get(key);
    if (region == null) {
      Region tumour = tumour(key.images());
      region = rule.kind() == RoiRule.Kind.TUMOUR ? tumour : around(tumour, key);
      asked.put(key, region);
    }
    return region;
  }

  /** The lesion that patient recipes stand on: the largest, of equals the lower segment number. */
  Lesion scoredLesion() {
    return reading.liverStudy().lesions().stream().min(Lesion.LARGEST_FIRST).orElseThrow();
  }

  private Region tumour(PhaseKey phase) {
    Region tumour = tumours.get(phase);
    if (tumour == null) {
      SeriesHeader images = reading.taken(phase.phase(), phase.modality());
      LiverStudy study = reading.liverStudy();
      Series series = reading.pixels(images.part());
      Lesion lesion = scoredLesion();
      Roi roi =
          RoiResolver.of(study).resolve(lesion.drawings(), images, series.volume().geometry());
      if (images.lossy()) {
        roi = roi.warnedOf(Roi.Warning.LOSSY_IMAGES);
      }
      Key key = new Key(phase, RoiRule.Kind.TUMOUR, 0, RoiRule.Within.ANYWHERE);
      tumour = new Region(key, series, lesion, roi, Optional.empty());
      tumours.put(phase, tumour);
    }
    return tumour;
  }

  private Region around(Region tumour, Key key) {
    Mask own = tumour.roi().mask();
    Mask added = Margin.ring(own, key.marginMm());
    Optional<Roi> liver = liver(tumour.series(), key);
    if (liver.isPresent()) {
      added = added.intersection(liver.get().mask());
    }
    Mask mask = key.kind() == RoiRule.Kind.RING ? added : own.union(added);
    if (mask.isEmpty()) {
      throw new RefusedException(
          Refusal.EMPTY_SEGMENT,
          "nothing is left within %s mm around lesion '%s' on series %s"
              .formatted(key.marginMm(), tumour.lesion().label(), uid(tumour.series())));
    }
    Roi roi = tumour.roi().withMask(mask);
    if (Margin.reachesBeyondGrid(own, key.marginMm())) {
      roi = roi.warnedOf(Roi.Warning.MARGIN_CLIPPED);
    }
    if (key.within() == RoiRule.Within.LIVER_IF_DRAWN && liver.isEmpty()) {
      roi = roi.warnedOf(Roi.Warning.LIVER_MASK_ABSENT);
    }
    return new Region(key, tumour.series(), tumour.lesion(), roi, liver.map(Roi::origin));
  }

  private Optional<Roi> liver(Series series, Key key) {
    if (key.within() == RoiRule.Within.ANYWHERE) {
      return Optional.empty();
    }
    LiverStudy study = reading.liverStudy();
    VolumeGeometry grid = series.volume().geometry();
    Optional<Roi> liver = RoiResolver.of(study).resolvePart(study.livers(), series.header(), grid);
    if (liver.isEmpty() && key.within() == RoiRule.Within.LIVER) {
      throw new RefusedException(
          Refusal.NO_LIVER_MASK,
          "%d segmentations hold a liver, none of them on series %s, in its frame of reference or registered to it"
              .formatted(study.livers().size(), uid(series)));
    }
    return liver;
  }

  private static String uid(Series series) {
    return series.header().part().toString();
  }
}
