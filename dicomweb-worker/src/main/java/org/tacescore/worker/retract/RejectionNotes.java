package org.tacescore.worker.retract;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.tacescore.dicom.DeterministicUid;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;
import org.tacescore.dicom.RejectionNote;
import org.tacescore.report.DeviceObserver;
import org.tacescore.report.DocumentHeader;
import org.tacescore.report.RejectionNoteWriter;
import org.tacescore.worker.queue.EncodedFile;
import org.tacescore.worker.queue.OutputObject;
import org.tacescore.worker.queue.RejectionAuthor;
import org.tacescore.worker.receive.ObjectStore;

/** Writes rejection notes for objects that lie in the store. */
public final class RejectionNotes implements RejectionAuthor {
  private static final String EXPLICIT_VR_LITTLE_ENDIAN = "1.2.840.10008.1.2.1";
  private static final String ROLE = "rejection-note";

  /** Series Number (0020,0011): behind those of the results. */
  private static final int SERIES_NUMBER = 9999;

  private final ObjectStore store;
  private final String software;
  private final DeviceObserver device;
  private final ZoneId zone;

  /**
   * @param store where the objects lie
   * @param software this software's name and version
   * @param installation name of this installation, for people
   * @param zone zone of the dates that are written
   */
  public RejectionNotes(ObjectStore store, String software, String installation, ZoneId zone) {
    this.store = store;
    this.software = software;
    this.device =
        new DeviceObserver(
            DeterministicUid.of("device", installation), installation, installation, "not stated");
    this.zone = zone;
  }

  @Override
  public OutputObject note(String jobKey, List<String> sha256s, Instant at) {
    List<DicomObject> objects =
        sha256s.stream().map(sha256 -> Part10.read(store.path(sha256))).toList();
    DocumentHeader header =
        new DocumentHeader(
            DeterministicUid.of(jobKey, ROLE, "series"),
            DeterministicUid.of(jobKey, ROLE),
            SERIES_NUMBER,
            at.atZone(zone).toOffsetDateTime(),
            "Rejection note",
            List.of(software));
    return new OutputObject(
        ROLE,
        RejectionNote.KEY_OBJECT_SELECTION,
        header.sopInstanceUid(),
        header.seriesInstanceUid(),
        EXPLICIT_VR_LITTLE_ENDIAN,
        EncodedFile.of(RejectionNoteWriter.encode(objects, header, device)),
        true);
  }
}
