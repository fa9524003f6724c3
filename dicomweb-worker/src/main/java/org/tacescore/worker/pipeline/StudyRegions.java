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
 * The regions that recipes ask of one study, each made once: a lesion on a phase, and what lies
 * around it by physical distance.
 *
 * <p>A margin is measured on the series' own voxels. Of what it adds to the tumour only the part in
 * the liver stays where the rule says so; the tumour itself stays whole, as it was drawn.
 */
final class StudyRegions {
  private final StudyReading reading;
  private final StageClock clock;
  private final Map<TumourKey, Region> tumours = new HashMap<>();
  private Optional<List<Lesion>> lesions = Optional.empty();
  private final Map<Key, Region> asked =
      new TreeMap<>(
          Comparator.comparing((Key key) -> key.tumour().images())
              .thenComparing(key -> key.tumour().rank())
              .thenComparing(Key::kind)
              .thenComparing(Key::marginMm)
              .thenComparing(Key::within));

  StudyRegions(StudyReading reading, StageClock clock) {
    this.reading = reading;
    this.clock = clock;
  }

  /** What makes a region the same for two recipes, whatever they call it. */
  record Key(TumourKey tumour, RoiRule.Kind kind, double marginMm, RoiRule.Within within) {
    ContrastPhase phase() {
      return tumour.images().phase();
    }

    static Key of(TumourKey tumour, RoiRule rule) {
      return new Key(tumour, rule.kind(), rule.marginMm(), rule.within());
    }
  }

  /**
   * A lesion on a phase.
   *
   * @param rank of the lesion among those of the study, the largest first, from 0
   */
  record TumourKey(PhaseKey images, int rank) {}

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
   * @param rank of the lesion, as {@link #lesions} has it
   * @throws RefusedException as {@link StudyReading#taken} and {@link RoiResolver#resolve};
   *     NO_LIVER_MASK, EMPTY_SEGMENT (nothing is left around the tumour)
   */
  Region of(String modality, RoiRule rule, int rank) {
    Key key = Key.of(new TumourKey(new PhaseKey(modality, rule.phase()), rank), rule);
    Region region = asked.get(key);
    if (region == null) {
      region =
          clock.time(
              Stage.REGIONS,
              rule.name(),
              () -> {
                Region tumour = tumour(key.tumour());
                return rule.kind() == RoiRule.Kind.TUMOUR ? tumour : around(tumour, key);
              });
      asked.put(key, region);
    }
    return region;
  }

  /** The study's lesions, the largest first, of equals the one with the lower segment number. */
  List<Lesion> lesions() {
    if (lesions.isEmpty()) {
      lesions =
          Optional.of(
              reading.liverStudy().lesions().stream().sorted(Lesion.LARGEST_FIRST).toList());
    }
    return lesions.get();
  }

  private Region tumour(TumourKey asked) {
    Region tumour = tumours.get(asked);
    if (tumour == null) {
      PhaseKey phase = asked.images();
      SeriesHeader images = reading.taken(phase.phase(), phase.modality());
      LiverStudy study = reading.liverStudy();
      Series series = reading.pixels(images.part());
      Lesion lesion = lesions().get(asked.rank());
      Roi roi =
          RoiResolver.of(study).resolve(lesion.drawings(), images, series.volume().geometry());
      if (images.lossy()) {
        roi = roi.warnedOf(Roi.Warning.LOSSY_IMAGES);
      }
      Key key = new Key(asked, RoiRule.Kind.TUMOUR, 0, RoiRule.Within.ANYWHERE);
      tumour = new Region(key, series, lesion, roi, Optional.empty());
      tumours.put(asked, tumour);
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
