package org.tacescore.worker.assemble;

import java.util.List;
import org.tacescore.segio.FrameReference;
import org.tacescore.segio.Segmentation;
import org.tacescore.segio.SeriesHeader;

/**
 * A segmentation object of a study.
 *
 * @param instance the object
 * @param referencedSeriesUids Series Instance UIDs it says it was drawn on
 * @param tumour whether a segment is of the tumour role
 * @param referencedInstances images it says it was drawn on, as far as it names them
 */
public record SegmentationObject(
    UsedInstance instance,
    List<String> referencedSeriesUids,
    boolean tumour,
    List<FrameReference> referencedInstances) {

  public SegmentationObject {
    referencedSeriesUids = List.copyOf(referencedSeriesUids);
    referencedInstances = List.copyOf(referencedInstances);
  }

  /** One that names the series it was drawn on, and no images of them. */
  public SegmentationObject(
      UsedInstance instance, List<String> referencedSeriesUids, boolean tumour) {
    this(instance, referencedSeriesUids, tumour, List.of());
  }

  /** Whether it was drawn on these images; as {@link Segmentation#isDrawnOn}. */
  boolean isDrawnOn(SeriesHeader images) {
    return Segmentation.isDrawnOn(images, referencedSeriesUids, referencedInstances);
  }
}
