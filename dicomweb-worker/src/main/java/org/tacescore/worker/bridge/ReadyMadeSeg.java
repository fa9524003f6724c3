package org.tacescore.worker.bridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.dicom.Part10;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.report.OwnObject;
import org.tacescore.segio.SegKind;
import org.tacescore.segio.SegReader;
import org.tacescore.segio.Segment;
import org.tacescore.segio.SegmentRole;
import org.tacescore.segio.SegmentRoleRules;
import org.tacescore.segio.SourceGrid;

/**
 * A drawing that is a DICOM Segmentation already: it is kept and delivered as it is.
 *
 * @param segments as they lie on the series
 * @param warnings for who sent it
 */
record ReadyMadeSeg(List<Segment> segments, List<String> warnings) {
  private static final int PREAMBLE = 128;

  ReadyMadeSeg {
    segments = List.copyOf(segments);
    warnings = List.copyOf(warnings);
  }

  static boolean isDicom(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(PREAMBLE + 4);
      return start.length == PREAMBLE + 4
          && start[PREAMBLE] == 'D'
          && start[PREAMBLE + 1] == 'I'
          && start[PREAMBLE + 2] == 'C'
          && start[PREAMBLE + 3] == 'M';
    }
  }

  /**
   * @throws RefusedException UNSUPPORTED_FORMAT for another object, UNKNOWN_SERIES where it names
   *     another study or series, FRAME_OF_REFERENCE_MISMATCH, NO_TUMOUR_SEGMENT, EMPTY_SEGMENT, and
   *     as {@code SegReader.readOnto}
   */
  static ReadyMadeSeg read(DrawingForm form, SourceGrid grid, SegmentRoleRules rules) {
    try {
      DicomObject seg = Part10.read(form.file());
      requireOf(seg, form);
      List<Segment> segments = SegReader.readOnto(seg, grid.geometry(), rules).segments();
      requireTumour(segments);
      return new ReadyMadeSeg(segments, warnings(form));
    } catch (MalformedDicomException e) {
      throw new RefusedException(e.refusal(), String.valueOf(e.getMessage()), e);
    }
  }

  private static void requireOf(DicomObject seg, DrawingForm form) {
    if (!SegKind.isSegmentation(seg.sopClassUid())) {
      throw new RefusedException(Refusal.UNSUPPORTED_FORMAT, "the object is no segmentation");
    }
    if (OwnObject.isOwn(seg)) {
      throw new RefusedException(
          Refusal.INSTANCE_CONFLICT, "this software made the object; a result is no input");
    }
    String series = form.drawing().seriesInstanceUid();
    List<String> named = SegReader.referencedSeriesUids(seg);
    if (!seg.studyInstanceUid().equals(form.drawing().studyInstanceUid())
        || (!named.isEmpty() && !named.contains(series))) {
      throw new RefusedException(
          Refusal.UNKNOWN_SERIES,
          "the segmentation is of study %s and series %s"
              .formatted(seg.studyInstanceUid(), String.join(" ", named)));
    }
  }

  private static void requireTumour(List<Segment> segments) {
    List<Segment> tumours =
        segments.stream().filter(segment -> segment.role() == SegmentRole.TUMOUR).toList();
    if (tumours.isEmpty()) {
      throw new RefusedException(
          Refusal.NO_TUMOUR_SEGMENT, "none of %d segments is a tumour".formatted(segments.size()));
    }
    tumours.stream()
        .filter(segment -> segment.mask().isEmpty())
        .findFirst()
        .ifPresent(
            segment -> {
              throw new RefusedException(
                  Refusal.EMPTY_SEGMENT, "segment %d has no voxel".formatted(segment.number()));
            });
  }

  private static List<String> warnings(DrawingForm form) {
    List<String> warnings = new ArrayList<>();
    if (!form.roles().isEmpty()) {
      warnings.add("segmentMap was not looked at: a DICOM segmentation is kept as it is.");
    }
    return warnings;
  }
}
