package org.tacescore.worker.bridge;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.tacescore.dicom.DeterministicUid;
import org.tacescore.dicom.Part10;
import org.tacescore.segio.SegIdentity;
import org.tacescore.segio.SegProducer;
import org.tacescore.segio.SegWriter;

/**
 * Writes a drawing as a DICOM Segmentation that says who drew it and how. It says too that this
 * software wrote it, but not as an object of its own: a drawing is input, wherever it comes from.
 */
final class DrawnSeg {
  /** Series Number (0020,0011): behind what scanners use, before the reports. */
  private static final int SERIES_NUMBER = 9800;

  private static final String DESCRIPTION = "RESEARCH ONLY - drawn regions";
  private static final SegProducer PRODUCER =
      new SegProducer(
          SegProducer.TACESCORE.manufacturer(),
          "TACEscore drawing intake",
          SegProducer.TACESCORE.serialNumber(),
          SegProducer.TACESCORE.softwareVersion(),
          false);

  private DrawnSeg() {}

  /** SOP Instance UID of the drawing with an id. */
  static String sopInstanceUid(String drawingId) {
    return DeterministicUid.of(drawingId, "drawn regions");
  }

  /**
   * A Part 10 file; equal arguments give equal bytes.
   *
   * @param created when the drawing came first
   * @param zone of the dates written
   */
  static byte[] encode(
      DrawingForm form,
      ReferenceSeries.Found series,
      DrawnRegions regions,
      Instant created,
      ZoneId zone) {
    String uid = sopInstanceUid(form.drawing().id());
    return Part10.encode(
        SegWriter.write(
            series.image(),
            regions.grid(),
            regions.segments(),
            new SegIdentity(
                DeterministicUid.of(uid, "series"),
                uid,
                SERIES_NUMBER,
                DESCRIPTION,
                LocalDateTime.ofInstant(created, zone),
                PRODUCER),
            form.drawing().author()));
  }
}
