package org.tacescore.segio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.dicom.Part10;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Mask;
import org.tacescore.volume.VolumeGeometry;

/**
 * A DICOM file that holds masks: a segmentation or an RT Structure Set.
 *
 * @param object the data set, of one of the two kinds
 */
record DicomMask(DicomObject object) {

  /** As for the voxels of research formats. */
  private static final long LARGEST_FILE = RawVoxels.LARGEST_BYTES;

  /**
   * @throws RefusedException UNREADABLE_INSTANCE, UNSUPPORTED_FORMAT, TOO_LARGE
   */
  static DicomMask read(Path file) {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw new RefusedException(
            Refusal.TOO_LARGE, "%s has %d bytes".formatted(file.getFileName(), Files.size(file)));
      }
      DicomObject object = Part10.read(file);
      String kind = object.sopClassUid();
      if (!SegKind.isSegmentation(kind) && !RtStructReader.isStructureSet(kind)) {
        throw new RefusedException(
            Refusal.UNSUPPORTED_FORMAT,
            "%s is of SOP class %s; needed is a Segmentation or an RT Structure Set"
                .formatted(file.getFileName(), kind));
      }
      return new DicomMask(object);
    } catch (MalformedDicomException e) {
      throw new RefusedException(
          e.refusal(), "%s: %s".formatted(file.getFileName(), e.getMessage()), e);
    } catch (IOException e) {
      throw new RefusedException(
          Refusal.UNREADABLE_INSTANCE, "%s: %s".formatted(file.getFileName(), e.getMessage()), e);
    }
  }

  /** The mask with a Segment Number or ROI Number. */
  Mask mask(int number, VolumeGeometry grid) {
    if (RtStructReader.isStructureSet(object.sopClassUid())) {
      return RtStructReader.readMask(object, number, grid);
    }
    return SegReader.readOnto(object, grid).segments().stream()
        .filter(segment -> segment.number() == number)
        .map(Segment::mask)
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedException(
                    Refusal.EMPTY_SEGMENT, MaskLabel.missing(number, labels(grid))));
  }

  List<MaskLabel> labels(VolumeGeometry grid) {
    if (RtStructReader.isStructureSet(object.sopClassUid())) {
      return RtStructReader.labels(object, grid);
    }
    return SegReader.readOnto(object, grid).segments().stream()
        .map(s -> new MaskLabel(s.number(), s.label(), s.mask().voxelCount()))
        .toList();
  }
}
