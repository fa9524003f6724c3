package org.tacescore.worker.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aoju.bus.image.UID;
import org.tacescore.report.MeasurementReport;
import org.tacescore.report.SrWriter;
import org.tacescore.worker.queue.EncodedFile;
import org.tacescore.worker.queue.OutputObject;

/** A Structured Report, encoded once: whoever sends or keeps it uses these bytes. */
final class EncodedReport {
  private final String seriesInstanceUid;
  private final String sopInstanceUid;
  private final byte[] bytes;

  private EncodedReport(String seriesInstanceUid, String sopInstanceUid, byte[] bytes) {
    this.seriesInstanceUid = seriesInstanceUid;
    this.sopInstanceUid = sopInstanceUid;
    this.bytes = bytes;
  }

  static EncodedReport of(MeasurementReport report) {
    return new EncodedReport(
        report.header().seriesInstanceUid(),
        report.header().sopInstanceUid(),
        SrWriter.encode(report));
  }

  String sopInstanceUid() {
    return sopInstanceUid;
  }

  void writeTo(Path file) throws IOException {
    Files.write(file, bytes);
  }

  OutputObject output() {
    return new OutputObject(
        OutputObject.SR,
        UID.ComprehensiveSRStorage,
        sopInstanceUid,
        seriesInstanceUid,
        UID.ExplicitVRLittleEndian,
        EncodedFile.of(bytes),
        true);
  }
}
