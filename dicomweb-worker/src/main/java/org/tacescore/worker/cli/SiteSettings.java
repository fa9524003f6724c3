package org.tacescore.worker.cli;

import java.time.ZoneId;
import java.util.Map;
import org.tacescore.segio.PhaseClassifier;
import org.tacescore.segio.SegmentRole;
import org.tacescore.segio.SegmentRoleRules;
import org.tacescore.worker.config.DeliverRefusals;
import org.tacescore.worker.config.PhasesConfig;
import org.tacescore.worker.config.ReportConfig;
import org.tacescore.worker.config.WorkerConfig;

/**
 * What a site says of itself, as far as scores depend on it.
 *
 * @param zone of dates and times without an offset
 * @param defaultIssuer issuer of patient IDs that come without one; may be empty
 * @param phases how contrast phases are told
 * @param roles what segments are
 * @param refusals when refusals stand in a report
 * @param report how reports are written
 */
record SiteSettings(
    ZoneId zone,
    String defaultIssuer,
    PhasesConfig phases,
    SegmentRoleRules roles,
    DeliverRefusals refusals,
    ReportConfig report) {

  /** Of a computer that says nothing but its zone. */
  static SiteSettings ofThisComputer() {
    return new SiteSettings(
        ZoneId.systemDefault(),
        "",
        PhasesConfig.defaults(),
        SegmentRoleRules.shipped(),
        DeliverRefusals.WITH_SCORES,
        ReportConfig.defaults());
  }

  static SiteSettings of(WorkerConfig config) {
    return new SiteSettings(
        config.siteZone(),
        config.defaultIssuer(),
        config.phases(),
        SegmentRoleRules.shipped().withLabels(config.segmentRoles()),
        config.delivery().refusals(),
        config.report());
  }

  /** These, where the labels given come before those that are there. */
  SiteSettings withLabels(Map<String, SegmentRole> labels) {
    return new SiteSettings(
        zone, defaultIssuer, phases, roles.withLabels(labels), refusals, report);
  }

  PhaseClassifier classifier() {
    return phases.classifier();
  }

  /** All that a score depends on beside the study, as one text: the same for the same settings. */
  String canonical() {
    return "%s %s%s%s"
        .formatted(zone.getId(), phases.canonical(), roles.siteText(), report.canonical());
  }
}
