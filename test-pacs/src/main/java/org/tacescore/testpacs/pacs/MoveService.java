package org.tacescore.testpacs.pacs;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.aoju.bus.image.Dimse;
import org.aoju.bus.image.Status;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.ImageException;
import org.aoju.bus.image.metric.internal.pdu.Presentation;
import org.aoju.bus.image.metric.service.BasicCMoveSCP;

/** C-MOVE (DICOM PS3.4 C.4.2) to destinations known by AE title. */
final class MoveService extends BasicCMoveSCP {

  private final PacsArchive archive;
  private final Map<String, Destination> destinations;

  MoveService(PacsArchive archive, Map<String, Destination> destinations) {
    super(
        UID.PatientRootQueryRetrieveInformationModelMOVE,
        UID.StudyRootQueryRetrieveInformationModelMOVE);
    this.archive = archive;
    this.destinations = destinations;
  }

  @Override
  public void onDimse(
      Association association,
      Presentation context,
      Dimse dimse,
      Attributes request,
      Attributes keys)
      throws IOException {
    if (dimse != Dimse.C_MOVE_RQ) {
      throw new ImageException(Status.UnrecognizedOperation);
    }
    QueryLevel level = RequestedLevel.ofRetrieval(keys);
    String called = request.getString(Tag.MoveDestination, "");
    Destination destination = destinations.get(called);
    if (destination == null) {
      throw new ImageException(Status.MoveDestinationUnknown, "unknown destination " + called);
    }
    String patientId = level == QueryLevel.PATIENT ? keys.getString(Tag.PatientID, "") : "";
    List<ArchivedInstance> wanted =
        archive.instances(
            i ->
                UidKeys.match(i, keys)
                    && (patientId.isEmpty() || patientId.equals(i.value(Tag.PatientID))));
    association
        .getApplicationEntity()
        .getDevice()
        .execute(
            new MoveTask(
                association,
                context,
                request,
                new StoreScu(association.getApplicationEntity(), called, destination),
                wanted));
  }
}
