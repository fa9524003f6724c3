package org.tacescore.worker.pipeline;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.dicom.Part10;
import org.tacescore.segio.FrameReference;
import org.tacescore.segio.PhasedSeries;
import org.tacescore.segio.SegKind;
import org.tacescore.segio.SegReader;
import org.tacescore.segio.Segmentation;
import org.tacescore.segio.SeriesHeader;
import org.tacescore.segio.SeriesPart;
import org.tacescore.segio.StudyFolder.ObjectFile;

/** Which images the segmentations among files were drawn on, by their headers. */
public final class DrawnSeries {
  private DrawnSeries() {}

  /** Those of the series given; a segmentation that cannot be read is drawn on none. */
  public static Set<SeriesPart> of(List<ObjectFile> objects, List<PhasedSeries> series) {
    Set<SeriesPart> drawnOn = new HashSet<>();
    for (ObjectFile object : objects) {
      if (SegKind.isSegmentation(object.sopClassUid())) {
        add(object, series, drawnOn);
      }
    }
    return drawnOn;
  }

  private static void add(ObjectFile object, List<PhasedSeries> series, Set<SeriesPart> drawnOn) {
    try {
      DicomObject seg = Part10.readHeader(object.file());
      List<SeriesHeader> study = series.stream().map(PhasedSeries::header).toList();
      List<String> uids = SegReader.drawnOnSeriesUids(seg, study);
      List<FrameReference> instances = SegReader.referencedInstances(seg);
      study.stream()
          .filter(header -> Segmentation.isDrawnOn(header, uids, instances))
          .forEach(header -> drawnOn.add(header.part()));
    } catch (MalformedDicomException e) {
      // Whoever needs its voxels refuses it by name.
    }
  }
}
