package org.tacescore.worker.config;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.tacescore.report.SrClass;
import org.tacescore.report.score.PageLanguage;

/**
 * How reports are written.
 *
 * @param srClass the SOP class of the Structured Report
 * @param language of the score page's own words
 * @param objects what goes with the Structured Report
 */
public record ReportConfig(SrClass srClass, PageLanguage language, Set<ReportObject> objects) {

  public ReportConfig {
    objects = Set.copyOf(objects);
  }

  /** Comprehensive SR, which most viewers read, an English page, and all but the outlines. */
  public static ReportConfig defaults() {
    return new ReportConfig(
        SrClass.COMPREHENSIVE,
        PageLanguage.EN,
        EnumSet.complementOf(EnumSet.of(ReportObject.CONTOURS)));
  }

  /** The Structured Report and nothing with it. */
  public static ReportConfig ofReportAlone() {
    return new ReportConfig(SrClass.COMPREHENSIVE, PageLanguage.EN, Set.of());
  }

  /** Whether the object goes with the report. */
  public boolean has(ReportObject object) {
    return objects.contains(object);
  }

  /** As text where it differs from the defaults, else empty: reports depend on it. */
  public String canonical() {
    return equals(defaults())
        ? ""
        : " %s %s %s"
            .formatted(
                srClass.name(),
                language.tag(),
                objects.stream().sorted().map(Enum::name).collect(Collectors.joining("+")));
  }
}
