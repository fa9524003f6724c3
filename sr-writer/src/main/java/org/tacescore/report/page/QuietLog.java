package org.tacescore.report.page;

import com.openhtmltopdf.util.XRLog;
import java.util.logging.Level;

/** The drawing library's log, errors only: by itself it tells of each style sheet and each page. */
final class QuietLog {
  static {
    XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.SEVERE));
  }

  private QuietLog() {}

  /** Loads this class, which is what sets the levels, once. */
  static void require() {}
}
