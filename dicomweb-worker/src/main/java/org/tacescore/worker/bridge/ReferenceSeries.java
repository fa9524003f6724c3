package org.tacescore.worker.bridge;

import java.nio.file.Path;
import java.util.List;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.SourceGrid;
import org.tacescore.segio.StudyFolder;
import org.tacescore.worker.assemble.RendezvousStore;
import org.tacescore.worker.receive.InstanceRecord;
import org.tacescore.worker.receive.ObjectStore;

/** Finds the image series that something lies on among what the worker has. */
final class ReferenceSeries {
  private final RendezvousStore studies;
  private final ObjectStore store;

  ReferenceSeries(RendezvousStore studies, ObjectStore store) {
    this.studies = studies;
    this.store = store;
  }

  /**
   * A series with its grids, one a stack of slices.
   *
   * @param image one of its instances, for patient and study
   * @param grids at least one
   */
  record Found(DicomObject image, List<SourceGrid> grids) {
    Found {
      grids = List.copyOf(grids);
    }
  }

  /**
   * @throws RefusedException UNKNOWN_SERIES where it is not there or shows no slices, else as the
   *     readers do
   */
  Found find(String study, String series) {
    List<Path> files =
        studies.instances(study).stream()
            .filter(instance -> instance.seriesInstanceUid().equals(series))
            .map(InstanceRecord::sha256)
            .map(store::path)
            .toList();
    if (files.isEmpty()) {
      throw unknown(study, series);
    }
    List<StudyFolder.SeriesFiles> parts = StudyFolder.of(files).series();
    if (parts.isEmpty()) {
      throw unknown(study, series);
    }
    return new Found(
        Part10.readHeader(parts.get(0).files().get(0)),
        parts.stream().map(StudyFolder.SeriesFiles::grid).toList());
  }

  private static RefusedException unknown(String study, String series) {
    return new RefusedException(
        Refusal.UNKNOWN_SERIES,
        "the worker has no image series %s of study %s".formatted(series, study));
  }
}
