package org.tacescore.report;

import java.time.OffsetDateTime;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.DicomTime;

/**
 * How an instance says that this software made it, so that it starts no work when it comes back.
 *
 * <p>Source: PS3.3 C.7.5.1 General Equipment, C.12.1 Contributing Equipment Sequence (0018,A001).
 */
public final class OwnObject {
  /** Manufacturer (0008,0070). */
  public static final String MANUFACTURER = "TACEscore";

  /** Manufacturer's Model Name (0008,1090). */
  public static final String MODEL_NAME = "TACEscore";

  private OwnObject() {}

  /**
   * Whether the equipment that made the instance, or one that contributed to it, is this software.
   * Both names have to match: a test image "TACEscore phantom" is no own object.
   */
  public static boolean isOwn(Attributes dataset) {
    return isOurs(dataset) || hasOwnContribution(dataset);
  }

  /** As {@link #isOwn(Attributes)}. */
  public static boolean isOwn(DicomObject instance) {
    return isOwn(instance.dataset());
  }

  static boolean hasOwnContribution(Attributes dataset) {
    Sequence contributions = dataset.getSequence(Tag.ContributingEquipmentSequence);
    return contributions != null && contributions.stream().anyMatch(OwnObject::isOurs);
  }

  private static boolean isOurs(Attributes equipment) {
    return MANUFACTURER.equals(equipment.getString(Tag.Manufacturer))
        && MODEL_NAME.equals(equipment.getString(Tag.ManufacturerModelName));
  }

  /** Adds General Equipment and the Contributing Equipment item; no UDI: this is no device. */
  static void sign(
      Attributes dataset, List<String> versions, DeviceObserver device, OffsetDateTime created) {
    name(dataset, versions, device);
    Attributes contribution = new Attributes();
    name(contribution, versions, device);
    contribution.setString(Tag.ContributionDateTime, VR.DT, DicomTime.dt(created));
    contribution.setString(
        Tag.ContributionDescription, VR.ST, "Research software, not a medical device");
    Codes.add(
        contribution, Tag.PurposeOfReferenceCodeSequence, Concept.PROCESSING_EQUIPMENT.code());
    dataset.newSequence(Tag.ContributingEquipmentSequence, 1).add(contribution);
  }

  private static void name(Attributes item, List<String> versions, DeviceObserver device) {
    item.setString(Tag.Manufacturer, VR.LO, MANUFACTURER);
    item.setString(Tag.ManufacturerModelName, VR.LO, MODEL_NAME);
    item.setString(Tag.StationName, VR.SH, DicomText.fit(device.name(), VR.SH));
    item.setString(Tag.DeviceSerialNumber, VR.LO, DicomText.fit(device.serialNumber(), VR.LO));
    item.setString(
        Tag.SoftwareVersions,
        VR.LO,
        versions.stream().map(v -> DicomText.fit(v, VR.LO)).toArray(String[]::new));
  }
}
