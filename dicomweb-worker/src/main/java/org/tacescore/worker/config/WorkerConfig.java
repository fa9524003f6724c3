package org.tacescore.worker.config;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tacescore.kernels.opencl.BackendChoice;
import org.tacescore.segio.SegmentRole;

/**
 * All that a worker is told; docs/configuration.md has the table of keys.
 *
 * @param dataDir objects, database, caches
 * @param siteZone zone of DICOM times that carry no offset
 * @param defaultIssuer Issuer of Patient ID where an object names none; may be empty
 * @param waits how long a study is waited for
 * @param maxObjectBytes longest instance that is taken
 * @param clinicalFolder folder of clinical.json and clinical.csv files
 * @param recipes enabled recipes; empty means every recipe of the catalogue
 * @param backend which kernels count features
 * @param dicom the DICOM port
 * @param http the HTTP port
 * @param delivery what is sent where
 * @param scheduler the queue's heartbeat
 * @param segmentRoles what segments of a label are here, before any rule
 * @param phases what is measured, and what the site says of its own series
 * @param report how reports are written
 * @param database where the worker keeps what it knows
 * @param webhooks who hears of what people should know
 * @param intake what is fetched from PACS that do not push
 * @param dicomweb whether its own store is served
 */
public record WorkerConfig(
    Path dataDir,
    ZoneId siteZone,
    String defaultIssuer,
    Waits waits,
    long maxObjectBytes,
    Optional<Path> clinicalFolder,
    List<String> recipes,
    BackendChoice backend,
    DicomConfig dicom,
    HttpConfig http,
    DeliveryConfig delivery,
    SchedulerConfig scheduler,
    Map<String, SegmentRole> segmentRoles,
    PhasesConfig phases,
    ReportConfig report,
    DatabaseConfig database,
    List<WebhookConfig> webhooks,
    IntakeConfig intake,
    DicomwebConfig dicomweb) {

  public WorkerConfig {
    recipes = List.copyOf(recipes);
    webhooks = List.copyOf(webhooks);
    segmentRoles = Map.copyOf(segmentRoles);
  }

  /**
   * With what is there by default: reports, a database of its own, no webhooks, nothing fetched,
   * nothing served.
   */
  public WorkerConfig(
      Path dataDir,
      ZoneId siteZone,
      String defaultIssuer,
      Waits waits,
      long maxObjectBytes,
      Optional<Path> clinicalFolder,
      List<String> recipes,
      BackendChoice backend,
      DicomConfig dicom,
      HttpConfig http,
      DeliveryConfig delivery,
      SchedulerConfig scheduler,
      Map<String, SegmentRole> segmentRoles,
      PhasesConfig phases) {
    this(
        dataDir,
        siteZone,
        defaultIssuer,
        waits,
        maxObjectBytes,
        clinicalFolder,
        recipes,
        backend,
        dicom,
        http,
        delivery,
        scheduler,
        segmentRoles,
        phases,
        ReportConfig.defaults(),
        new DatabaseConfig.Embedded(),
        List.of(),
        IntakeConfig.none(),
        DicomwebConfig.off());
  }

  /**
   * Reads a file; relative paths in it are relative to its folder.
   *
   * @throws InvalidConfigException naming every error with its line
   */
  public static WorkerConfig read(Path file) {
    return ConfigReader.read(file);
  }
}
