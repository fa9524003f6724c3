package org.tacescore.worker.config;

import org.tacescore.report.SrClass;

/**
 * How reports are written.
 *
 * @param srClass the SOP class of the Structured Report
 */
public record ReportConfig(SrClass srClass) {

  /** Comprehensive SR, which most viewers read. */
  public static ReportConfig defaults() {
    return new ReportConfig(SrClass.COMPREHENSIVE);
  }

  /** As text where it differs from the defaults, else empty: reports depend on it. */
  public String canonical() {
    return equals(defaults()) ? "" : " " + srClass.name();
  }
}
