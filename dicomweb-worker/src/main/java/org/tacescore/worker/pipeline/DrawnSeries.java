package org.tacescore.worker.pipeline;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aoju.bus.image.UID;
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.dicom.Part10;
import org.tacescore.segio.SegReader;
import org.tacescore.segio.StudyFolder.ObjectFile;

/** Which series the segmentations among files were drawn on, by their headers. */
public final class DrawnSeries {
  private DrawnSeries() {}

  /** Series Instance UIDs; a segmentation that cannot be read names none. */
  public static Set<String> of(List<ObjectFile> objects) {
    Set<String> drawnOn = new HashSet<>();
    for (ObjectFile object : objects) {
      if (object.sopClassUid().equals(UID.SegmentationStorage)) {
        drawnOn.addAll(of(object));
      }
    }
    return drawnOn;
  }

  private static List<String> of(ObjectFile object) {
    try {
      return SegReader.referencedSeriesUids(Part10.readHeader(object.file()));
    } catch (MalformedDicomException e) {
      return List.of();
    }
  }
}
