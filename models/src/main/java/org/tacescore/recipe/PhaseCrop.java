package org.tacescore.recipe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tacescore.network.ImageShape;
import org.tacescore.network.crop.CropRule;
import org.tacescore.network.crop.CropSampler;
import org.tacescore.network.crop.CropSeries;
import org.tacescore.network.crop.Crops;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.volume.Registration;

/**
 * The crops of a recipe's phases that a network sees.
 *
 * @param reference the phase whose region gives slices, squares and axes
 * @param channels the phase of each channel, or of each of its adjacent slices; every phase is
 *     sampled at the same patient positions, one in another frame of reference through a
 *     registration of the study
 * @param rule what is cut out
 * @param source where these choices come from
 */
public record PhaseCrop(
    ContrastPhase reference, List<ContrastPhase> channels, CropRule rule, String source) {

  /** Refuses a crop without channels, and a rule for another number of them. */
  public PhaseCrop {
    channels = List.copyOf(channels);
    if (channels.isEmpty()) {
      throw new IllegalArgumentException("a crop needs channels, got none");
    }
    rule.shape(channels.size());
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
   * @param source tells how phases of different frames of reference lie to each other
   * @throws RefusedException MISSING_PHASE, as {@link CropSampler#sample} and as {@link
   *     PhaseSource#registration}
   */
  public Crops sample(Map<ContrastPhase, PhaseImage> images, PhaseSource source) {
    PhaseImage first = imageOf(reference, images);
    List<CropSeries> series =
        channels.stream().map(phase -> seriesOf(imageOf(phase, images), first, source)).toList();
    return CropSampler.sample(rule, first.roi().withGeometry(first.volume().geometry()), series);
  }

  private static PhaseImage imageOf(ContrastPhase phase, Map<ContrastPhase, PhaseImage> images) {
    PhaseImage image = images.get(phase);
    if (image == null) {
      throw new RefusedException(Refusal.MISSING_PHASE, "the crop needs phase " + phase);
    }
    return image;
  }

  /** Positions mean the same place in one frame of reference only. */
  private static CropSeries seriesOf(PhaseImage image, PhaseImage first, PhaseSource source) {
    String frame = image.volume().geometry().frameOfReferenceUid();
    Optional<Registration> way =
        frame.equals(first.volume().geometry().frameOfReferenceUid())
            ? Optional.empty()
            : Optional.of(source.registration(first, image));
    return new CropSeries(image.volume(), way, image.seriesUid());
  }
}
