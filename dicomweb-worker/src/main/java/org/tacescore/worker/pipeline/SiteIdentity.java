package org.tacescore.worker.pipeline;

import java.time.ZoneId;
import org.tacescore.dicom.DeterministicUid;
import org.tacescore.report.DeviceObserver;
import org.tacescore.worker.config.DeliverRefusals;
import org.tacescore.worker.config.ReportConfig;

/**
 * What an installation says of itself in its reports.
 *
 * @param name of this installation, for people
 * @param zone the zone of the dates it writes
 * @param refusals when refusals stand in a report
 * @param report how reports are written, and what goes with them
 */
public record SiteIdentity(
    String name, ZoneId zone, DeliverRefusals refusals, ReportConfig report) {
  /** This software's name and version. */
  public static final String SOFTWARE = "TACEscore 0.1.0";

  /** The configuration does not ask for one. */
  private static final String NO_LOCATION = "not stated";

  /** Series Number (0020,0011) of the reports: behind what scanners use. */
  static final int SERIES_NUMBER = 9900;

  /** Of one that writes reports as they are by default. */
  public SiteIdentity(String name, ZoneId zone, DeliverRefusals refusals) {
    this(name, zone, refusals, ReportConfig.defaults());
  }

  DeviceObserver observer() {
    return new DeviceObserver(DeterministicUid.of("device", name), name, name, NO_LOCATION);
  }
}
