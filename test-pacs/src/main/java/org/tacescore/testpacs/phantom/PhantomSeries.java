package org.tacescore.testpacs.phantom;

import java.util.List;
import org.tacescore.dicom.DicomObject;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.volume.VolumeGeometry;

/**
 * One image series of a phantom patient.
 *
 * @param phase its contrast phase
 * @param seriesInstanceUid Series Instance UID
 * @param geometry of the whole scan, also where a variant left out a slice
 * @param instances in the order of the geometry's slices
 */
public record PhantomSeries(
    ContrastPhase phase,
    String seriesInstanceUid,
    VolumeGeometry geometry,
    List<DicomObject> instances) {
  public PhantomSeries {
    instances = List.copyOf(instances);
  }
}
