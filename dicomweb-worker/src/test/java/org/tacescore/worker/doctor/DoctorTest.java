package org.tacescore.worker.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.kernels.opencl.BackendChoice;
import org.tacescore.recipe.RecipeCatalog;
import org.tacescore.worker.config.DatabaseConfig;
import org.tacescore.worker.doctor.Finding.Verdict;
import org.tacescore.worker.queue.Database;
import org.tacescore.worker.queue.DatabaseState;
import org.tacescore.worker.receive.DiskSpace;

/** Planted faults: each is named, with its remedy. */
@Timeout(60)
class DoctorTest {
  private static final String SITE = "data-dir: data\nsite-zone: UTC\nbackend: jvm\n";
  private static final String PORTS = "dicom: {port: 0}\nhttp: {port: 0}\n";
  private static final long GB = 1_000_000_000L;

  @TempDir Path folder;
  private Clock clock = Clock.systemUTC();
  private long heapBytes = 8 * GB;
  private long freeBytes = 100 * GB;
  private Path bundles = Path.of("");

  @BeforeEach
  void make() throws IOException {
    Files.createDirectories(folder.resolve("data/objects"));
    bundles = Files.createDirectories(folder.resolve("bundles"));
  }

  private List<Examined> examine(String yaml) {
    try {
      Path file = Files.writeString(folder.resolve("worker.yaml"), yaml);
      List<Examined> told = new ArrayList<>();
      List<Examined> all = new Doctor(surroundings()).examine(file, told::add);
      assertThat(told).isEqualTo(all);
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Surroundings surroundings() {
    return new Surroundings(
        clock,
        HttpClient.newHttpClient(),
        Duration.ofSeconds(5),
        path -> new DiskSpace.Space(freeBytes, 1000 * GB),
        heapBytes,
        Map.of(),
        folder.resolve("cache"),
        dataDir -> RecipeCatalog.ofFolder(bundles),
        () -> "TensorFlow");
  }

  private static Finding of(List<Examined> all, String check) {
    return all.stream()
        .filter(examined -> examined.check().equals(check))
        .findFirst()
        .orElseThrow()
        .finding();
  }

  private static void assertNamed(Finding finding, Verdict verdict, String found, String remedy) {
    assertThat(finding.verdict()).as(finding.toString()).isEqualTo(verdict);
    assertThat(finding.found()).contains(found).doesNotContain("\n");
    assertThat(finding.remedy()).contains(remedy).doesNotContain("\n");
  }

  @Test
  void tellsAConfigurationThatCannotBeAndLooksNoFurther() {
    List<Examined> all = examine(SITE + "deliver: none\ndata-dri: x\n");

    assertThat(all).hasSize(1);
    assertNamed(all.get(0).finding(), Verdict.FAIL, "data-dri", "docs/configuration.md");
    assertThat(all.get(0).line()).startsWith("FAIL  configuration ").contains(" | remedy: ");
  }

  @Test
  void isContentWithWhatIsWell() {
    List<Examined> all = examine(SITE + PORTS + "deliver: none\n");

    assertThat(all)
        .filteredOn(examined -> examined.finding().verdict() != Verdict.OK)
        .extracting(Examined::check)
        .containsExactly("recipes");
    assertThat(of(all, "database").found()).contains("none yet");
    assertThat(folder.resolve("data/db")).doesNotExist();
    assertThat(folder.resolve("data/objects")).isEmptyDirectory();
  }

  @Test
  void tellsDestinationsAndSourcesThatAreAway() throws IOException {
    int nobody = freePort();
    List<Examined> all =
        examine(
            SITE
                + PORTS
                + """
                destinations:
                  - {name: pacs, kind: c-store, host: 127.0.0.1, port: %1$d, called-ae-title: PACS}
                  - {name: web, kind: stow, url: "http://127.0.0.1:%1$d/dicom-web"}
                sources:
                  - {name: old, kind: dimse, host: 127.0.0.1, port: %1$d, called-ae-title: OLD}
                """
                    .formatted(nobody));

    assertNamed(
        of(all, "destination pacs"), Verdict.FAIL, "no DICOM answer", "check host and port");
    assertNamed(of(all, "source old"), Verdict.FAIL, "OLD at 127.0.0.1", "check host and port");
    assertNamed(of(all, "destination web"), Verdict.FAIL, "no HTTP answer", "check address");
  }

  @ParameterizedTest
  @CsvSource({
    "200, OK, ''",
    "204, OK, ''",
    "401, FAIL, check login",
    "404, FAIL, without /studies",
    "302, FAIL, redirects",
    "500, FAIL, log"
  })
  void tellsAServiceThatDeclines(int status, Verdict verdict, String remedy) throws IOException {
    HttpServer server = serving(status);
    try {
      Finding found = of(examine(SITE + PORTS + source(server)), "source archive");

      assertNamed(found, verdict, "HTTP status " + status, remedy);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void tellsAClockThatIsTwoMinutesOff() throws IOException {
    clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2));
    HttpServer server = serving(204);
    try {
      Finding found = of(examine(SITE + PORTS + source(server)), "clock");

      assertNamed(found, Verdict.FAIL, "source archive is behind by 1", "NTP");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void tellsALoginThatIsNotThere() throws IOException {
    HttpServer server = serving(204);
    try {
      String login = "    login: {user: u, password-variable: TACESCORE_NO_SUCH_VARIABLE}\n";

      List<Examined> all = examine(SITE + PORTS + source(server) + login);

      assertThat(all.toString()).contains("FAIL").contains("TACESCORE_NO_SUCH_VARIABLE");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void tellsADatabaseThatIsNone() throws IOException {
    Files.createDirectories(folder.resolve("data/db"));
    Files.writeString(folder.resolve("data/db/worker.mv.db"), "not a database");

    Finding found = of(examine(SITE + PORTS + "deliver: none\n"), "database");

    assertNamed(found, Verdict.FAIL, "cannot be opened", "backup");
  }

  @Test
  void readsTheStateOfTheTables() throws IOException {
    Database.embedded(folder.resolve("data/db")).close();
    byte[] before = Files.readAllBytes(folder.resolve("data/db/worker.mv.db"));

    Finding found = of(examine(SITE + PORTS + "deliver: none\n"), "database");

    assertNamed(found, Verdict.OK, "up to date", "");
    assertThat(folder.resolve("data/db/worker.mv.db")).hasBinaryContent(before);
  }

  @Test
  void tellsDatabasesThatAreLockedOrOfAnotherVersion() {
    DatabaseConfig own = new DatabaseConfig.Embedded();
    DatabaseConfig server =
        new DatabaseConfig.PostgreSql("jdbc:postgresql://h/d", "u", Optional.empty());

    assertNamed(database(own, new DatabaseState.Locked(), false), Verdict.FAIL, "locked", "fuser");
    assertNamed(database(own, new DatabaseState.Locked(), true), Verdict.OK, "running worker", "");
    assertNamed(
        database(own, open(2, DatabaseState.Tables.NEWER), false),
        Verdict.FAIL,
        "later version",
        "install that version");
    assertNamed(
        database(server, open(15, DatabaseState.Tables.OLDER), false),
        Verdict.WARN,
        "more are to come",
        "backup");
    assertNamed(
        database(server, open(10, DatabaseState.Tables.PRESENT), false),
        Verdict.FAIL,
        "changes of schema",
        "PostgreSQL 15");
  }

  private static Finding database(DatabaseConfig config, DatabaseState state, boolean workerRuns) {
    return new DatabaseCheck(config, () -> state, () -> workerRuns).look();
  }

  private static DatabaseState open(int version, DatabaseState.Tables tables) {
    return new DatabaseState.Open("Product " + version, version, tables, 12, Optional.empty());
  }

  @Test
  void tellsAnObjectFolderThatCannotBeWritten() throws IOException {
    Files.delete(folder.resolve("data/objects"));
    Files.writeString(folder.resolve("data/objects"), "a file");

    assertNamed(
        of(examine(SITE + PORTS + "deliver: none\n"), "object folder"),
        Verdict.FAIL,
        "is no folder",
        "data-dir");
  }

  @Test
  void tellsADiskBelowOrNearItsWatermark() {
    freeBytes = 4 * GB;
    String floor = SITE + PORTS + "deliver: none\nstore: {stop-below: 5GB}\n";
    assertNamed(
        of(examine(floor), "object folder"), Verdict.FAIL, "below store.stop-below", "retention");

    freeBytes = 8 * GB;
    assertNamed(of(examine(floor), "object folder"), Verdict.WARN, "less than twice", "free disk");
  }

  @Test
  void tellsAClinicalFolderThatIsAwayAndFilesThatCannotBeUsed() throws IOException {
    String yaml = SITE + PORTS + "deliver: none\nclinical-folder: values\n";
    assertNamed(
        of(examine(yaml), "clinical folder"), Verdict.FAIL, "is not there", "make the folder");

    Files.createDirectories(folder.resolve("values"));
    Files.writeString(folder.resolve("values/Doe^Jane.json"), "{");
    Finding found = of(examine(yaml), "clinical folder");
    assertNamed(found, Verdict.WARN, "1 files or lines", "docs/formats.md");
    assertThat(found.found()).doesNotContain("Doe");
  }

  @Test
  void tellsAPortThatAnotherProgramHolds() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String yaml = SITE + "deliver: none\nhttp: {port: 0}\ndicom: {port: %d}\n";

      assertNamed(
          of(examine(yaml.formatted(other.getLocalPort())), "DICOM port"),
          Verdict.FAIL,
          "no worker answers",
          "ss -ltnp");
    }
  }

  @Test
  void tellsAPoClThatJavaIsNotPreparedFor() throws IOException {
    Files.writeString(folder.resolve("pocl.icd"), "libpocl.so");
    Map<String, String> environment = Map.of("OCL_ICD_VENDORS", folder.toString());

    Finding found = new OpenClCheck(BackendChoice.OPENCL, folder, environment).look();

    assertNamed(found, Verdict.FAIL, "libjsig.so", "LD_PRELOAD=");
  }

  @Test
  void tellsANativeLibraryThatDoesNotLoad() {
    TensorFlowCheck check =
        new TensorFlowCheck(
            () -> {
              throw new UnsatisfiedLinkError("no jnitensorflow");
            });

    assertNamed(check.look(), Verdict.FAIL, "no jnitensorflow", "data-dir/native");
  }

  @Test
  void tellsABundleThatCannotBeUsed() throws IOException {
    Files.writeString(
        Files.createDirectories(bundles.resolve("own")).resolve("recipe.json"), "{\"id\": 1}");

    assertNamed(
        of(examine(SITE + PORTS + "deliver: none\n"), "recipes"),
        Verdict.FAIL,
        "recipe",
        "as it was delivered");
  }

  @Test
  void tellsAHeapBelowTheStandardStudy() {
    heapBytes = GB;

    assertNamed(
        of(examine(SITE + PORTS + "deliver: none\n"), "memory"),
        Verdict.WARN,
        "at most 1.0 GB",
        "-Xmx4g");
  }

  @Test
  void tellsCertificatesThatEnd() {
    Clock now = Clock.fixed(Instant.parse("2026-11-28T00:00:00Z"), ZoneOffset.UTC);

    assertNamed(
        certificate(ending("2026-12-20T00:00:00Z"), now), Verdict.WARN, "2026-12-20", "renewed");
    assertNamed(certificate(ending("2027-12-20T00:00:00Z"), now), Verdict.OK, "2027-12-20", "");
    assertNamed(
        certificate(new WebAnswer.Untrusted(true), now), Verdict.FAIL, "has expired", "renewed");
    assertNamed(
        certificate(new WebAnswer.Untrusted(false), now),
        Verdict.FAIL,
        "is not trusted",
        "trustStore");
  }

  private static Finding certificate(WebAnswer answer, Clock now) {
    return new CertificateCheck("certificate", () -> answer, now).look();
  }

  private static WebAnswer ending(String time) {
    return new WebAnswer.Answered(200, Optional.empty(), Optional.of(Instant.parse(time)));
  }

  private static String source(HttpServer server) {
    return "deliver: none\nsources:\n  - name: archive\n    kind: dicomweb\n    url: http://127.0.0.1:%d/web\n"
        .formatted(server.getAddress().getPort());
  }

  private static HttpServer serving(int status) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
