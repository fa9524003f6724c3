package org.tacescore.worker.dicomweb;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;

/**
 * What an image says of a frame: in its functional groups (PS3.3 section C.7.6.16), else in the
 * data set itself.
 */
final class FrameFunctions {
  private final Attributes image;
  private final int frame;

  /**
   * @param frame from 0
   */
  FrameFunctions(Attributes image, int frame) {
    this.image = image;
    this.frame = frame;
  }

  /** Rescale Slope (0028,1053), 1 where there is none. */
  double slope() {
    double slope = transformation().getDouble(Tag.RescaleSlope, 1);
    return slope == 0 ? 1 : slope;
  }

  /** Rescale Intercept (0028,1052), 0 where there is none. */
  double intercept() {
    return transformation().getDouble(Tag.RescaleIntercept, 0);
  }

  private Attributes transformation() {
    return group(Tag.PixelValueTransformationSequence);
  }

  /** The first window (0028,1050), (0028,1051); empty where there is none or an impossible one. */
  Optional<GreyWindow> window() {
    Attributes voi = group(Tag.FrameVOILUTSequence);
    double width = voi.getDouble(Tag.WindowWidth, 0);
    if (!voi.containsValue(Tag.WindowCenter) || !(width > 0)) {
      return Optional.empty();
    }
    String name = voi.getString(Tag.VOILUTFunction, "LINEAR");
    GreyWindow.Function function =
        Arrays.stream(GreyWindow.Function.values())
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElse(GreyWindow.Function.LINEAR);
    boolean narrow = function == GreyWindow.Function.LINEAR && width < 1;
    return Optional.of(
        new GreyWindow(
            voi.getDouble(Tag.WindowCenter, 0),
            width,
            narrow ? GreyWindow.Function.LINEAR_EXACT : function));
  }

  /** Height of a pixel by its width, 1 where it is not told. */
  double pixelAspect() {
    double[] spacing = group(Tag.PixelMeasuresSequence).getDoubles(Tag.PixelSpacing);
    boolean told = spacing != null && spacing.length == 2 && spacing[0] > 0 && spacing[1] > 0;
    return told ? spacing[0] / spacing[1] : 1;
  }

  private Attributes group(int tag) {
    return item(image, Tag.PerFrameFunctionalGroupsSequence, frame)
        .flatMap(groups -> item(groups, tag, 0))
        .or(
            () ->
                item(image, Tag.SharedFunctionalGroupsSequence, 0)
                    .flatMap(groups -> item(groups, tag, 0)))
        .orElse(image);
  }

  private static Optional<Attributes> item(Attributes owner, int tag, int index) {
    List<Attributes> items = owner.getSequence(tag);
    return items != null && index < items.size() ? Optional.of(items.get(index)) : Optional.empty();
  }
}
