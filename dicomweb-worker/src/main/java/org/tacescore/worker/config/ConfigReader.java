package org.tacescore.worker.config;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tacescore.kernels.opencl.BackendChoice;
import org.tacescore.report.SrClass;
import org.tacescore.report.score.PageLanguage;
import org.tacescore.segio.CandidateLimits;
import org.tacescore.segio.SegmentRole;

/** Reads the worker's file; what is wrong is gathered and told at once. */
final class ConfigReader {
  private static final URI NO_URL = URI.create("http://localhost");

  private final Path folder;
  private final List<String> errors = new ArrayList<>();

  private ConfigReader(Path folder) {
    this.folder = folder;
  }

  static WorkerConfig read(Path file) {
    try {
      Path folder = file.toAbsolutePath().normalize().getParent();
      return new ConfigReader(folder == null ? Path.of("/") : folder)
          .parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new InvalidConfigException(file.toString(), List.of("cannot be read: " + e));
    }
  }

  private WorkerConfig parse(String source, String yaml) {
    Section root = new Section("", YamlReader.read(yaml, errors), errors);
    // Without YAML there is nothing to say about keys.
    WorkerConfig config = errors.isEmpty() ? worker(root) : null;
    if (config == null || !errors.isEmpty()) {
      throw new InvalidConfigException(source, errors);
    }
    return config;
  }

  private WorkerConfig worker(Section root) {
    WorkerConfig config =
        new WorkerConfig(
            root.required("data-dir", folder::resolve, folder),
            root.required("site-zone", Scalars::zone, ZoneOffset.UTC),
            root.text("default-issuer", ""),
            waits(root),
            root.number("max-object-bytes", 2L << 30, 1, Long.MAX_VALUE),
            root.parsed(
                "clinical-folder", text -> Optional.of(folder.resolve(text)), Optional.empty()),
            root.list("recipes", Function.identity()),
            root.choice("backend", BackendChoice.class, BackendChoice.AUTO),
            dicom(root.section("dicom")),
            http(root.section("http")),
            delivery(root),
            scheduler(root),
            root.map("segment-roles", SegmentRole::parse),
            phases(root.section("phases")),
            report(root.section("report")),
            database(root.section("database")),
            webhooks(root),
            new IntakeConfig(new SourceReader(folder).read(root), store(root.section("store"))),
            dicomweb(root.section("dicomweb")));
    root.end();
    return config;
  }

  private static Waits waits(Section root) {
    Duration slot = root.duration("slot-deadline", Duration.ofHours(24));
    return new Waits(
        root.duration("quiet-period", Duration.ofSeconds(90)),
        root.duration("images-deadline", slot),
        root.duration("segmentation-deadline", slot),
        root.duration("clinical-deadline", slot));
  }

  private static DicomConfig dicom(Section section) {
    DicomConfig absent = DicomConfig.defaults();
    DicomConfig config =
        new DicomConfig(
            section.parsed("ae-title", AeTitle::new, absent.aeTitle()),
            section.text("bind-address", absent.bindAddress()),
            port(section, absent.port()),
            Set.copyOf(section.list("allowed-calling-ae-titles", AeTitle::new)),
            (int) section.number("max-associations", absent.maxAssociations(), 1, 10_000),
            section.duration("idle-timeout", absent.idleTimeout()),
            (int) section.number("max-pdu-bytes", absent.maxPduBytes(), 4096, 1 << 24));
    requireSafe(section, config.bindAddress());
    section.end();
    return config;
  }

  private static HttpConfig http(Section section) {
    HttpConfig absent = HttpConfig.defaults();
    HttpConfig config =
        new HttpConfig(
            section.text("bind-address", absent.bindAddress()),
            port(section, absent.port()),
            section.number("max-request-bytes", absent.maxRequestBytes(), 1, Long.MAX_VALUE),
            (int) section.number("max-parts", absent.maxParts(), 1, 1_000_000),
            section.duration("idle-timeout", absent.idleTimeout()));
    requireSafe(section, config.bindAddress());
    section.end();
    return config;
  }

  /** There is neither TLS nor login yet: who opens a port to others must say that he knows. */
  private static void requireSafe(Section section, String bindAddress) {
    boolean insecure = section.flag("insecure");
    if (!insecure && !isLoopback(section, bindAddress)) {
      section.error(
          ("bind-address: %s is not a loopback address; without TLS and login it is refused,"
                  + " unless insecure: true")
              .formatted(bindAddress));
    }
  }

  private static DeliveryConfig delivery(Section root) {
    boolean none = root.parsed("deliver", Scalars::none, false);
    List<Section> sections = root.sections("destinations");
    if (none && root.has("destinations")) {
      root.error("deliver: none and destinations exclude each other");
    }
    if (!none && sections.isEmpty()) {
      root.error("destinations: at least one is required, unless deliver: none");
    }
    List<Destination> destinations = new ArrayList<>();
    for (Section section : sections) {
      destination(section).ifPresent(destinations::add);
      section.end();
    }
    requireUniqueNames(root, destinations);
    return new DeliveryConfig(
        destinations,
        root.choice("deliver-refusals", DeliverRefusals.class, DeliverRefusals.WITH_SCORES),
        root.flag("shadow"),
        root.duration("delivery-timeout", DeliveryConfig.USUAL_TIMEOUT));
  }

  private static void requireUniqueNames(Section root, List<Destination> destinations) {
    Set<String> names = new HashSet<>();
    for (Destination destination : destinations) {
      if (!names.add(destination.name())) {
        root.error("destinations: two are named " + destination.name());
      }
    }
  }

  private static Optional<Destination> destination(Section section) {
    String name = section.required("name", Function.identity(), "");
    return switch (section.required("kind", Function.identity(), "")) {
      case "c-store" ->
          Optional.of(
              new Destination.CStore(
                  name,
                  section.required("host", Function.identity(), ""),
                  section.required("port", text -> Scalars.port(text, 1), 1),
                  section.required("called-ae-title", AeTitle::new, new AeTitle("NONE")),
                  section.parsed(
                      "read-back", text -> Optional.of(Scalars.httpUrl(text)), Optional.empty()),
                  section.flag("storage-commitment")));
      case "stow" ->
          Optional.of(
              new Destination.Stow(name, section.required("url", Scalars::httpUrl, NO_URL)));
      case "" -> Optional.empty();
      default -> {
        section.error("kind must be c-store or stow");
        yield Optional.empty();
      }
    };
  }

  private static StoreConfig store(Section section) {
    StoreConfig absent = StoreConfig.defaults();
    StoreConfig config =
        new StoreConfig(
            section.parsed("stop-below", SpaceFloor::parse, absent.stopBelow()),
            section.parsed(
                "retention", text -> Optional.of(Scalars.duration(text)), absent.retention()));
    section.end();
    return config;
  }

  private static DicomwebConfig dicomweb(Section section) {
    DicomwebConfig config =
        new DicomwebConfig(
            section.flag("service"),
            Set.copyOf(section.list("allowed-origins", Scalars::origin)),
            section.parsed(
                "public-url", text -> Optional.of(Scalars.httpUrl(text)), Optional.empty()));
    section.end();
    return config;
  }

  private static SchedulerConfig scheduler(Section root) {
    Section section = root.section("scheduler");
    SchedulerConfig config =
        new SchedulerConfig(
            section.duration("heartbeat", Duration.ofSeconds(2)),
            root.parsed(
                "worker-name", text -> Optional.of(Scalars.workerName(text)), Optional.empty()));
    section.end();
    return config;
  }

  private List<WebhookConfig> webhooks(Section root) {
    List<WebhookConfig> webhooks = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Section section : root.sections("webhooks")) {
      WebhookConfig webhook = webhook(section);
      if (!names.add(webhook.name())) {
        section.error("name: another webhook is called " + webhook.name());
      }
      webhooks.add(webhook);
      section.end();
    }
    return webhooks;
  }

  private WebhookConfig webhook(Section section) {
    Set<WebhookConfig.Event> events =
        Set.copyOf(section.list("events", text -> Scalars.choice(text, WebhookConfig.Event.class)));
    return new WebhookConfig(
        section.required("name", Scalars::listenerName, ""),
        section.required("url", Scalars::httpUrl, NO_URL),
        events.isEmpty() ? EnumSet.allOf(WebhookConfig.Event.class) : events,
        SecretReader.read(section, "authorization", folder));
  }

  private DatabaseConfig database(Section section) {
    DatabaseConfig config =
        switch (section.text("kind", "embedded")) {
          case "embedded" -> new DatabaseConfig.Embedded();
          case "postgresql" -> postgreSql(section);
          default -> {
            section.error("kind must be embedded or postgresql");
            yield new DatabaseConfig.Embedded();
          }
        };
    section.end();
    return config;
  }

  private DatabaseConfig postgreSql(Section section) {
    String user = section.required("user", Function.identity(), "");
    Optional<Secret> password = SecretReader.read(section, "password", folder);
    return section.required(
        "url",
        text -> new DatabaseConfig.PostgreSql(text, user, password),
        new DatabaseConfig.Embedded());
  }

  private static PhasesConfig phases(Section section) {
    CandidateLimits absent = CandidateLimits.defaults();
    CandidateLimits limits =
        new CandidateLimits(
            (int) section.number("fewest-slices", absent.fewestSlices(), 1, 10_000),
            section.decimal("thickest-slice-mm", absent.thickestSliceMm(), 0.1, 100),
            section.decimal("largest-tilt-degrees", absent.largestTiltDegrees(), 0, 90));
    Map<String, SeriesLabel> labels = new LinkedHashMap<>();
    for (Section override : section.sections("overrides")) {
      String description = override.required("description", String::strip, "");
      SeriesLabel label =
          override.required(
              "phase", text -> Scalars.choice(text, SeriesLabel.class), SeriesLabel.EXCLUDE);
      if (!description.isEmpty() && labels.put(description, label) != null) {
        override.error("description: '%s' is there twice".formatted(description));
      }
      override.end();
    }
    section.end();
    return PhasesConfig.of(labels, limits);
  }

  private static PageLanguage language(String tag) {
    return PageLanguage.of(tag)
        .orElseThrow(
            () ->
                new IllegalArgumentException("must be en, de, fr or zh, got '%s'".formatted(tag)));
  }

  private static ReportConfig report(Section section) {
    ReportConfig absent = ReportConfig.defaults();
    ReportConfig config =
        new ReportConfig(
            section.choice("sr-class", SrClass.class, absent.srClass()),
            section.parsed("language", ConfigReader::language, absent.language()),
            section.has("objects")
                ? Set.copyOf(
                    section.list("objects", text -> Scalars.choice(text, ReportObject.class)))
                : absent.objects());
    section.end();
    return config;
  }

  private static int port(Section section, int absent) {
    return section.parsed("port", text -> Scalars.port(text, 0), absent);
  }

  private static boolean isLoopback(Section section, String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      section.error("bind-address: %s is no address of this machine".formatted(address));
      return true;
    }
  }
}
