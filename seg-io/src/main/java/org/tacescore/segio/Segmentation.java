package org.tacescore.segio;

import java.util.List;

/**
 * The segments of one segmentation object, on one grid.
 *
 * @param studyInstanceUid its study; empty for research formats
 * @param seriesInstanceUid its own series; empty for research formats
 * @param sopInstanceUid SOP Instance UID of the DICOM SEG; empty for research formats
 * @param sopClassUid SOP Class UID of the DICOM SEG; empty for research formats
 * @param referencedSeriesUids Series Instance UIDs it was drawn on, in the order of the file
 * @param segments ascending by number, each mask on the same grid
 * @param referencedInstances images it was drawn on, as far as it names them
 */
public record Segmentation(
    String studyInstanceUid,
    String seriesInstanceUid,
    String sopInstanceUid,
    String sopClassUid,
    List<String> referencedSeriesUids,
    List<Segment> segments,
    List<FrameReference> referencedInstances) {

  public Segmentation {
    referencedSeriesUids = List.copyOf(referencedSeriesUids);
    segments = List.copyOf(segments);
    referencedInstances = List.copyOf(referencedInstances);
  }

  /** A segmentation that names the series it was drawn on, and no images of them. */
  public Segmentation(
      String studyInstanceUid,
      String seriesInstanceUid,
      String sopInstanceUid,
      String sopClassUid,
      List<String> referencedSeriesUids,
      List<Segment> segments) {
    this(
        studyInstanceUid,
        seriesInstanceUid,
        sopInstanceUid,
        sopClassUid,
        referencedSeriesUids,
        segments,
        List.of());
  }

  /** This segmentation, known to be drawn on these series. */
  public Segmentation drawnOn(List<String> seriesUids) {
    return new Segmentation(
        studyInstanceUid,
        seriesInstanceUid,
        sopInstanceUid,
        sopClassUid,
        seriesUids,
        segments,
        referencedInstances);
  }

  /**
   * Whether it was drawn on these images: it names their series and, where they are a part of it or
   * it names further series, and it names images at all, at least one of them.
   */
  public boolean isDrawnOn(SeriesHeader images) {
    return isDrawnOn(images, referencedSeriesUids, referencedInstances);
  }

  /** As {@link #isDrawnOn(SeriesHeader)}, of a segmentation whose header alone was read. */
  public static boolean isDrawnOn(
      SeriesHeader images, List<String> seriesUids, List<FrameReference> instances) {
    return seriesUids.contains(images.seriesInstanceUid())
        && ((images.part().isWhole() && seriesUids.size() == 1)
            || instances.isEmpty()
            || images.shows(instances));
  }
}
