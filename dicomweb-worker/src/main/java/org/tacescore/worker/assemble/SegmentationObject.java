package org.tacescore.worker.assemble;

import java.util.List;
import org.tacescore.refusal.Refusal;
import org.tacescore.segio.FrameReference;
import org.tacescore.segio.Segmentation;
import org.tacescore.segio.SeriesHeader;

/**
 * A segmentation object of a study.
 *
 * @param instance the object
 * @param referencedSeriesUids Series Instance UIDs it was drawn on, as {@link
 *     org.tacescore.segio.SegReader#drawnOnSeriesUids}
 * @param referencedInstances images it says it was drawn on, as far as it names them
 * @param tumour whether a segment is of the tumour role; false for one that cannot be read
 * @param readable whether its segments could be read
 * @param question which of its segments are of unknown role, as a sentence that asks which is the
 *     tumour; empty where none is
 */
public record SegmentationObject(
    UsedInstance instance,
    List<String> referencedSeriesUids,
    List<FrameReference> referencedInstances,
    boolean tumour,
    boolean readable,
    String question) {

  public SegmentationObject {
    referencedSeriesUids = List.copyOf(referencedSeriesUids);
    referencedInstances = List.copyOf(referencedInstances);
  }

  /** One whose segments cannot be read, with the series that it names all the same. */
  static SegmentationObject unreadable(UsedInstance instance, List<String> referencedSeriesUids) {
    return new SegmentationObject(instance, referencedSeriesUids, List.of(), false, false, "");
  }

  /** Why it is listed as an orphan when none of its series is there. */
  public Refusal orphanReason() {
    return readable ? Refusal.UNKNOWN_SERIES : Refusal.UNREADABLE_INSTANCE;
  }

  /** Whether it was drawn on these images; as {@link Segmentation#isDrawnOn}. */
  boolean isDrawnOn(SeriesHeader images) {
    return Segmentation.isDrawnOn(images, referencedSeriesUids, referencedInstances);
  }
}
