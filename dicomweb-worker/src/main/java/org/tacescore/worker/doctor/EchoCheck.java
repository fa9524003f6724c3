package org.tacescore.worker.doctor;

import org.tacescore.worker.deliver.Echo;
import org.tacescore.worker.deliver.EchoFailedException;

/**
 * Whether a DICOM application answers a C-ECHO.
 *
 * @param name of the destination or source
 */
record EchoCheck(String name, Echo echo) implements Check {

  @Override
  public Finding look() {
    String place = "%s at %s:%d".formatted(echo.called(), echo.host(), echo.port());
    try {
      echo.ask();
      return Finding.ok(place + " answers C-ECHO");
    } catch (EchoFailedException e) {
      return Finding.fail(
          place + ": " + e.getMessage(),
          e.rejected()
              ? "register %s in the PACS, and check called-ae-title".formatted(echo.calling())
              : "check host and port, whether the PACS runs, and the firewall");
    }
  }
}
