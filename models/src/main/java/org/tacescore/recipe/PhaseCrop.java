package org.tacescore.recipe;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.tacescore.network.ImageShape;
import org.tacescore.network.crop.CropRule;
import org.tacescore.network.crop.CropSampler;
import org.tacescore.network.crop.CropSeries;
import org.tacescore.network.crop.Crops;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Registration;

/**
 * The crops of a recipe's phases that a network sees.
 *
 * @param reference the phase whose region gives slices, squares and axes
 * @param channels the phase of each channel, or of each of its adjacent slices; every phase is
 *     sampled at the same patient positions, one in another frame of reference through a
 *     registration of the study; the reference need not be among them
 * @param rule what is cut out
 * @param register whether every channel of another phase than the reference is first registered to
 *     it by its images; what cannot be is refused, never taken as it lies
 * @param source where these choices come from
 */
public record PhaseCrop(
    ContrastPhase reference,
    List<ContrastPhase> channels,
    CropRule rule,
    boolean register,
    String source) {
  private static final int LEAST_DIMENSIONS = 2;

  /** Refuses a crop without channels, and a rule for another number of them. */
  public PhaseCrop {
    channels = List.copyOf(channels);
    if (channels.isEmpty()) {
      throw new IllegalArgumentException("a crop needs channels, got none");
    }
    rule.shape(channels.size());
  }

  /** A crop of phases as they lie. */
  public PhaseCrop(
      ContrastPhase reference, List<ContrastPhase> channels, CropRule rule, String source) {
    this(reference, channels, rule, false, source);
  }

  /** The shape of the crops. */
  public ImageShape shape() {
    return rule.shape(channels.size());
  }

  /** Whether a region gives one image, however large it is. */
  public boolean isSingle() {
    return rule.slices() != CropRule.Slices.EVERY;
  }

  /**
   * The crops of a study.
   *
   * @param source tells how phases of different frames of reference lie to each other, and
   *     registers images
   * @throws RefusedException MISSING_PHASE, ROI_TOO_SMALL for a region that is no area, as {@link
   *     CropSampler#sample}, as {@link PhaseSource#registration} and, with {@link #register}, as
   *     {@link PhaseSource#registered}
   */
  public Crops sample(Map<ContrastPhase, PhaseImage> images, PhaseSource source) {
    PhaseImage first = imageOf(reference, images);
    requireSize(first);
    Map<ContrastPhase, CropSeries> series = new EnumMap<>(ContrastPhase.class);
    for (ContrastPhase phase : channels) {
      series.computeIfAbsent(phase, asked -> seriesOf(asked, images, first, source));
    }
    return CropSampler.sample(
        rule,
        first.roi().withGeometry(first.volume().geometry()),
        channels.stream().map(series::get).toList());
  }

  /**
   * The image on whose grid what was seen is told: that of the one phase that the channels show,
   * where the crop lies in its frame of reference and was not registered to another; else that of
   * the reference.
   *
   * @throws RefusedException MISSING_PHASE
   */
  public PhaseImage shown(Map<ContrastPhase, PhaseImage> images) {
    PhaseImage first = imageOf(reference, images);
    if (register || Set.copyOf(channels).size() > 1) {
      return first;
    }
    PhaseImage only = imageOf(channels.get(0), images);
    return frameOf(only).equals(frameOf(first)) ? only : first;
  }

  private static String frameOf(PhaseImage image) {
    return image.volume().geometry().frameOfReferenceUid();
  }

  /**
   * What radiomics refuses by PyRadiomics' minimumROIDimensions, networks do not look at either.
   */
  private static void requireSize(PhaseImage image) {
    GridSize extent = image.roi().boundingBox().orElseThrow().size();
    long dimensions =
        IntStream.of(extent.columns(), extent.rows(), extent.slices()).filter(n -> n > 1).count();
    if (dimensions < LEAST_DIMENSIONS) {
      throw new RefusedException(
          Refusal.ROI_TOO_SMALL,
          "the region's voxels on series %s extend over %d x %d x %d; an area is needed"
              .formatted(image.seriesUid(), extent.columns(), extent.rows(), extent.slices()));
    }
  }

  private static PhaseImage imageOf(ContrastPhase phase, Map<ContrastPhase, PhaseImage> images) {
    PhaseImage image = images.get(phase);
    if (image == null) {
      throw new RefusedException(Refusal.MISSING_PHASE, "the crop needs phase " + phase);
    }
    return image;
  }

  private CropSeries seriesOf(
      ContrastPhase phase,
      Map<ContrastPhase, PhaseImage> images,
      PhaseImage first,
      PhaseSource source) {
    PhaseImage image = imageOf(phase, images);
    return register && phase != reference
        ? new CropSeries(
            source.registered(first, image).volume(), Optional.empty(), image.seriesUid())
        : asItLies(image, first, source);
  }

  /** Positions mean the same place in one frame of reference only. */
  private static CropSeries asItLies(PhaseImage image, PhaseImage first, PhaseSource source) {
    Optional<Registration> way =
        frameOf(image).equals(frameOf(first))
            ? Optional.empty()
            : Optional.of(source.registration(first, image));
    return new CropSeries(image.volume(), way, image.seriesUid());
  }
}
