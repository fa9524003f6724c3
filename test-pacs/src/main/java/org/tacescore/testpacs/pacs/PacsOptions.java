package org.tacescore.testpacs.pacs;

import java.nio.file.Path;
import java.util.Map;

/**
 * How the embedded PACS is set up; it listens on the loopback interface alone.
 *
 * @param folder of its objects
 * @param aeTitle its Application Entity Title
 * @param dicomPort TCP port for DIMSE, 0 for any free one
 * @param httpPort TCP port for DICOMweb, 0 for any free one
 * @param destinations AE titles that C-MOVE may send to
 */
public record PacsOptions(
    Path folder,
    String aeTitle,
    int dicomPort,
    int httpPort,
    Map<String, Destination> destinations) {

  public PacsOptions {
    if (!aeTitle.matches("[!-\\[\\]-~][ -\\[\\]-~]{0,15}")) {
      throw new IllegalArgumentException("no AE title: '" + aeTitle + "'");
    }
    destinations = Map.copyOf(destinations);
  }

  /** AE title PACS, free ports, no destination. */
  public static PacsOptions of(Path folder) {
    return new PacsOptions(folder, "PACS", 0, 0, Map.of());
  }

  public PacsOptions withPorts(int dicom, int http) {
    return new PacsOptions(folder, aeTitle, dicom, http, destinations);
  }

  public PacsOptions withDestinations(Map<String, Destination> known) {
    return new PacsOptions(folder, aeTitle, dicomPort, httpPort, known);
  }
}
