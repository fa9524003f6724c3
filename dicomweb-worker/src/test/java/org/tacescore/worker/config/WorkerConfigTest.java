package org.tacescore.worker.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.kernels.opencl.BackendChoice;
import org.tacescore.report.SrClass;
import org.tacescore.report.score.PageLanguage;
import org.tacescore.segio.CandidateLimits;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.SegmentRole;
import org.tacescore.segio.SiteOverrides;

class WorkerConfigTest {
  private static final Path DOCS = Path.of("../docs");
  private static final String SMALLEST =
      """
      data-dir: data
      site-zone: UTC
      deliver: none
      """;

  @TempDir Path folder;

  @Test
  void hasDefaultsForAllButThreeKeys() {
    WorkerConfig config = read(SMALLEST);

    assertThat(config)
        .isEqualTo(
            new WorkerConfig(
                folder.resolve("data"),
                ZoneId.of("UTC"),
                "",
                Waits.of(Duration.ofSeconds(90), Duration.ofHours(24)),
                2L << 30,
                Optional.empty(),
                List.of(),
                BackendChoice.AUTO,
                DicomConfig.defaults(),
                HttpConfig.defaults(),
                new DeliveryConfig(List.of(), DeliverRefusals.WITH_SCORES),
                new SchedulerConfig(Duration.ofSeconds(2)),
                Map.of(),
                PhasesConfig.defaults()));
  }

  @Test
  void readsWhatGoesWithReports() {
    ReportConfig absent = read(SMALLEST).report();
    assertThat(absent.language()).isEqualTo(PageLanguage.EN);
    assertThat(absent.objects())
        .containsExactlyInAnyOrder(
            ReportObject.SEGMENTATION,
            ReportObject.SCORE_PAGE,
            ReportObject.PDF,
            ReportObject.HEAT_MAP);

    ReportConfig report =
        read(SMALLEST + "report:\n  language: de\n  objects: [contours, pdf]\n").report();
    assertThat(report.language()).isEqualTo(PageLanguage.DE);
    assertThat(report.objects()).containsExactlyInAnyOrder(ReportObject.CONTOURS, ReportObject.PDF);
    assertThat(report.canonical()).isNotBlank();
    assertThat(read(SMALLEST + "report:\n  objects: []\n").report().objects()).isEmpty();
    assertThatThrownBy(() -> read(SMALLEST + "report:\n  language: tlh\n"))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("en, de, fr or zh");
  }

  @Test
  void readsTheClassOfReports() {
    assertThat(read(SMALLEST).report().srClass()).isEqualTo(SrClass.COMPREHENSIVE);
    assertThat(read(SMALLEST).report().canonical()).isEmpty();

    ReportConfig report = read(SMALLEST + "report:\n  sr-class: comprehensive-3d\n").report();
    assertThat(report.srClass()).isEqualTo(SrClass.COMPREHENSIVE_3D);
    assertThat(report.canonical()).isNotBlank();
    assertThatThrownBy(() -> read(SMALLEST + "report:\n  sr-class: basic\n"))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("comprehensive-3d");
  }

  @Test
  void readsTheExample() {
    WorkerConfig config = WorkerConfig.read(DOCS.resolve("worker.example.yaml"));

    Path docs = DOCS.toAbsolutePath().normalize();
    assertThat(config.dataDir()).isEqualTo(docs.resolve("data"));
    assertThat(config.clinicalFolder()).hasValue(docs.resolve("clinical"));
    assertThat(config.siteZone()).isEqualTo(ZoneId.of("Europe/Zurich"));
    assertThat(config.defaultIssuer()).isEqualTo("HOSPITAL");
    assertThat(config.recipes()).containsExactly("hrd");
    assertThat(config.segmentRoles()).isEqualTo(Map.of("Segment_1", SegmentRole.TUMOUR));
    assertThat(config.dicom().allowedCallingAeTitles())
        .containsExactlyInAnyOrder(new AeTitle("PACS"), new AeTitle("MODALITY"));
    assertThat(config.delivery().destinations())
        .containsExactly(
            new Destination.CStore(
                "pacs",
                "pacs.example.org",
                104,
                new AeTitle("PACS"),
                Optional.of(URI.create("http://pacs.example.org:8042/dicom-web")),
                false),
            new Destination.Stow("archive", URI.create("https://archive.example.org/dicom-web")));
  }

  @Test
  void mapsEveryKeyAwayFromItsDefault() {
    WorkerConfig config =
        read(
            """
            data-dir: /srv/tace
            site-zone: Asia/Tokyo
            quiet-period: 2s
            slot-deadline: PT48H
            images-deadline: 1h
            segmentation-deadline: 3d
            max-object-bytes: 1000
            backend: opencl
            dicom: {ae-title: TACE, bind-address: 0.0.0.0, port: 0, max-associations: 3,
                    idle-timeout: 5s, max-pdu-bytes: 16384, insecure: true}
            http: {bind-address: 0.0.0.0, port: 81, max-request-bytes: 7, max-parts: 2,
                   idle-timeout: 1m, insecure: true}
            destinations: [{name: a, kind: stow, url: "http://localhost:8042/dicom-web"}]
            deliver-refusals: never
            delivery-timeout: 20s
            scheduler: {heartbeat: 500ms}
            segment-roles: {"Segment_1": tumour, "VP: main": portal-vein}
            phases: {fewest-slices: 20, thickest-slice-mm: 3.5, largest-tilt-degrees: 12,
                     overrides: [{description: Serie 4, phase: portal},
                                 {description: "3 Phasen, Test", phase: exclude}]}
            """);

    assertThat(config.dataDir()).isEqualTo(Path.of("/srv/tace"));
    assertThat(config.waits())
        .isEqualTo(
            new Waits(
                Duration.ofSeconds(2),
                Duration.ofHours(1),
                Duration.ofDays(3),
                Duration.ofDays(2)));
    assertThat(config.maxObjectBytes()).isEqualTo(1000);
    assertThat(config.backend()).isEqualTo(BackendChoice.OPENCL);
    assertThat(config.dicom())
        .isEqualTo(
            new DicomConfig(
                new AeTitle("TACE"), "0.0.0.0", 0, Set.of(), 3, Duration.ofSeconds(5), 16384));
    assertThat(config.http()).isEqualTo(new HttpConfig("0.0.0.0", 81, 7, 2, Duration.ofMinutes(1)));
    assertThat(config.delivery().refusals()).isEqualTo(DeliverRefusals.NEVER);
    assertThat(config.delivery().timeout()).isEqualTo(Duration.ofSeconds(20));
    assertThat(config.scheduler().heartbeat()).isEqualTo(Duration.ofMillis(500));
    assertThat(config.segmentRoles())
        .isEqualTo(Map.of("Segment_1", SegmentRole.TUMOUR, "VP: main", SegmentRole.PORTAL_VEIN));
    assertThat(config.phases())
        .isEqualTo(
            new PhasesConfig(
                new SiteOverrides(
                    Map.of("Serie 4", ContrastPhase.PORTAL_VENOUS), Set.of("3 Phasen, Test")),
                new CandidateLimits(20, 3.5, 12)));
  }

  @Test
  void servesItsStoreWhereThatIsSwitchedOn() {
    assertThat(read(SMALLEST).dicomweb()).isEqualTo(DicomwebConfig.off());
    assertThat(read(SMALLEST + "dicomweb: {service: true}\n").dicomweb())
        .isEqualTo(DicomwebConfig.on());
    assertThat(
            read(SMALLEST
                    + """
                    dicomweb:
                      service: true
                      allowed-origins: ["https://a.example.org", "http://localhost:3000"]
                      public-url: https://b.example.org/dicom-web
                    """)
                .dicomweb())
        .isEqualTo(
            new DicomwebConfig(
                true,
                Set.of("https://a.example.org", "http://localhost:3000"),
                Optional.of(URI.create("https://b.example.org/dicom-web"))));
    for (String origin :
        List.of("*", "null", "https://a.example.org/", "a.example.org", "https://A.example.org")) {
      assertThatThrownBy(
              () -> read(SMALLEST + "dicomweb: {allowed-origins: ['%s']}\n".formatted(origin)))
          .isInstanceOf(InvalidConfigException.class)
          .hasMessageContaining("https://viewer.example.org");
    }
  }

  @Test
  void readsSourcesOfBothKinds() {
    WorkerConfig config =
        read(
            SMALLEST
                + """
                sources:
                  - {name: archive, kind: dicomweb, url: "https://a.example.org/rs",
                     poll-interval: 5m, look-back: 3d, backfill-limit: 30d, modalities: [CT],
                     study-description: "*liver*", backfill-only: true,
                     login: {user: me, password-file: secret}}
                  - {name: cloud, kind: dicomweb, url: "https://b.example.org/rs",
                     login: {token-variable: TOKEN}}
                  - {name: old, kind: dimse, host: pacs, port: 104, called-ae-title: PACS}
                """);

    assertThat(config.intake().sources())
        .containsExactly(
            new Source.DicomWeb(
                "archive",
                URI.create("https://a.example.org/rs"),
                Optional.of(
                    new Login.Basic("me", new SecretPlace.InFile(folder.resolve("secret")))),
                new SourceScope(
                    Duration.ofMinutes(5),
                    Duration.ofDays(3),
                    Duration.ofDays(30),
                    Set.of("CT"),
                    Optional.of("*liver*"),
                    false)),
            new Source.DicomWeb(
                "cloud",
                URI.create("https://b.example.org/rs"),
                Optional.of(new Login.Bearer(new SecretPlace.InVariable("TOKEN"))),
                SourceScope.usual()),
            new Source.Dimse("old", "pacs", 104, new AeTitle("PACS"), SourceScope.usual()));
  }

  @ParameterizedTest
  @CsvSource({
    "5GB, 5000000000, 0",
    "10%, 0, 10",
    "1.5TB or 2.5%, 1500000000000, 2.5",
    "'500MB or 1GB', 1000000000, 0",
  })
  void readsWhereTheDoorCloses(String text, long bytes, double percent) {
    StoreConfig store =
        read(SMALLEST + "store: {stop-below: %s, retention: 90d}\n".formatted(text))
            .intake()
            .store();

    assertThat(store)
        .isEqualTo(
            new StoreConfig(new SpaceFloor(bytes, percent), Optional.of(Duration.ofDays(90))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "5 GB", "101%", "x or 5GB", "-1GB"})
  void refusesASpaceThatIsNone(String text) {
    assertThatThrownBy(() -> read(SMALLEST + "store: {stop-below: '%s'}\n".formatted(text)))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("store.stop-below");
  }

  @Test
  void refusesASourceThatCannotBeAsked() {
    assertThatThrownBy(
            () ->
                read(
                    SMALLEST
                        + """
                        sources:
                          - {name: a, kind: ftp}
                          - {name: a b, kind: dimse, host: h, port: 0, called-ae-title: A}
                          - {name: c, kind: dicomweb, url: "https://me:secret@b/rs", password: x}
                          - {name: c, kind: dicomweb, url: "https://b/rs", modalities: [ct],
                             login: {user: me, token-file: t}}
                        """))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("kind must be dicomweb or dimse")
        .hasMessageContaining("letters, digits, points, dashes")
        .hasMessageContaining("needed a port")
        .hasMessageContaining("without user and password")
        .hasMessageContaining("unknown key sources.password")
        .hasMessageContaining("needed a modality")
        .hasMessageContaining("needed: user and password-file")
        .hasMessageContaining("two are named c")
        .message()
        .doesNotContain("secret@");
  }

  @Test
  void refusesAnOverrideThatCannotBeMeant() {
    assertThatThrownBy(
            () ->
                read(
                    SMALLEST
                        + """
                        phases:
                          thickest-slice-mm: thick
                          overrides:
                            - {description: a, phase: arterial}
                            - {description: a, phase: portal}
                            - {description: b, phase: venous}
                            - {phase: native}
                        """))
        .hasMessageContaining("phases.thickest-slice-mm: needed a number from 0.1 to 100.0")
        .hasMessageContaining("phases.overrides.description: 'a' is there twice")
        .hasMessageContaining("phases.overrides.phase: needed one of [native, arterial, portal")
        .hasMessageContaining("phases.overrides.description is required");
  }

  @Test
  void settingsOfPhasesAreOneTextWhateverTheirOrder() {
    String one =
        "phases: {overrides: [{description: a, phase: native}, {description: b, phase: portal}]}";
    String other =
        "phases: {overrides: [{description: b, phase: portal}, {description: a, phase: native}]}";

    assertThat(read(SMALLEST + one).phases().canonical())
        .isEqualTo(read(SMALLEST + other).phases().canonical())
        .isNotEqualTo(read(SMALLEST).phases().canonical());
  }

  @Test
  void refusesUnknownKeysByNameAndLine() {
    assertThatThrownBy(
            () -> read(SMALLEST + "quiet-perod: 90s\ndicom:\n  port: 104\n  aetitle: X\n"))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("line 4: unknown key quiet-perod")
        .hasMessageContaining("line 7: unknown key dicom.aetitle");
  }

  @Test
  void tellsEveryErrorAtOnce() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    site-zone: Mars/Olympus
                    quiet-period: soon
                    backend: cuda
                    dicom:
                      ae-title: a title that is too long
                      port: 70000
                    http:
                      bind-address: 0.0.0.0
                    destinations:
                      - name: a
                        kind: c-store
                        host: h
                        port: 104
                      - name: a
                        kind: ftp
                    """))
        .hasMessageContaining("data-dir is required")
        .hasMessageContaining("line 1: site-zone: needed a time zone")
        .hasMessageContaining("line 2: quiet-period: needed a duration")
        .hasMessageContaining("line 3: backend: needed one of [auto, jvm, opencl], got 'cuda'")
        .hasMessageContaining("line 5: dicom.ae-title: an AE title has 1 to 16")
        .hasMessageContaining("line 6: dicom.port: needed a port from 0 to 65535, got '70000'")
        .hasMessageContaining("http.bind-address: 0.0.0.0 is not a loopback address")
        .hasMessageContaining("destinations.called-ae-title is required")
        .hasMessageContaining("destinations.kind must be c-store or stow");
  }

  @Test
  void requiresADestinationUnlessNothingIsToBeSent() {
    assertThatThrownBy(() -> read("data-dir: d\nsite-zone: UTC\n"))
        .hasMessageContaining("destinations: at least one is required, unless deliver: none");
    assertThatThrownBy(() -> read(SMALLEST + "destinations: []\ndeliver: none\n"))
        .hasMessageContaining("deliver is given twice");
  }

  @Test
  void refusesTwoDestinationsOfOneName() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    data-dir: d
                    site-zone: UTC
                    destinations:
                      - {name: a, kind: stow, url: "http://localhost/x"}
                      - {name: a, kind: stow, url: "http://localhost/y"}
                    """))
        .hasMessageContaining("destinations: two are named a");
  }

  @ParameterizedTest
  @CsvSource({
    "'{', 'no YAML'",
    "'- a', 'must be a mapping'",
    "'dicom: 5', 'dicom must be a mapping'",
    "'quiet-period: -5s', 'needed a duration'",
    "'quiet-period: 0s', 'must be positive'",
    "'quiet-period: [1]', 'must be a single value'",
    "'http: {insecure: yes}', 'needed true or false'",
    "'destinations: {a: b}', 'must be a list'",
    "'segment-roles: {a: lesion}', 'segment-roles of a: needed one of [tumour, liver'",
    "'segment-roles: [a]', 'segment-roles must be a mapping'",
  })
  void refusesUnfitValues(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThatThrownBy(() -> WorkerConfig.read(folder.resolve("none.yaml")))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void everyKeyOfTheExampleStandsInTheTable() throws IOException {
    String table = Files.readString(DOCS.resolve("configuration.md"));
    String example = Files.readString(DOCS.resolve("worker.example.yaml"));

    Set<String> keys =
        Pattern.compile("(?m)^[ -]*([a-z][a-z-]*):")
            .matcher(example)
            .results()
            .map(key -> key.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(keys).hasSizeGreaterThan(25).allSatisfy(key -> assertThat(table).contains(key));
  }

  private WorkerConfig read(String yaml) {
    Path file = folder.resolve("worker.yaml");
    try {
      Files.writeString(file, yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return WorkerConfig.read(file);
  }
}
