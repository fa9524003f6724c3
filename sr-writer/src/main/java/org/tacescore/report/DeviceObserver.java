package org.tacescore.report;

/**
 * The device that made the observations (PS3.16 TID 1004).
 *
 * @param uid identifies this installation (121012, DCM)
 * @param name of this installation, for people (121013, DCM)
 * @param serialNumber of this installation (121016, DCM)
 * @param physicalLocation where it runs (121017, DCM)
 */
public record DeviceObserver(
    String uid, String name, String serialNumber, String physicalLocation) {

  public DeviceObserver {
    Uids.require("Device Observer UID", uid);
    if (name.isBlank() || serialNumber.isBlank() || physicalLocation.isBlank()) {
      throw new IllegalArgumentException(
          "a device observer needs name, serial number and location (device %s)".formatted(uid));
    }
  }
}
