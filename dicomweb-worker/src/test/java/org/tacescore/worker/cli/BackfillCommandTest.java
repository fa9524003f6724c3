package org.tacescore.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.worker.config.HttpConfig;
import org.tacescore.worker.config.Source;
import org.tacescore.worker.config.SourceScope;
import org.tacescore.worker.fetch.Backfill;
import org.tacescore.worker.fetch.BackfillRoutes;
import org.tacescore.worker.queue.Database;
import org.tacescore.worker.web.HttpServer;
import picocli.CommandLine;

class BackfillCommandTest {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

  @TempDir Path folder;
  private Database database;
  private HttpServer server;
  private String output = "";
  private String errors = "";

  @BeforeEach
  void open() {
    database = Database.embedded(folder.resolve("db"));
    Source source =
        new Source.DicomWeb(
            "archive", URI.create("http://localhost"), Optional.empty(), SourceScope.usual());
    HttpConfig usual = HttpConfig.defaults();
    server =
        HttpServer.start(
            new HttpConfig("127.0.0.1", 0, 1 << 20, 10, usual.idleTimeout()),
            BackfillRoutes.of(
                List.of(source),
                database.backfills(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    server.close();
    database.close();
  }

  private int run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine = Main.commandLine();
    commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int status = commandLine.execute(arguments);
    output = out.toString();
    errors = err.toString();
    return status;
  }

  private String worker() {
    return "http://127.0.0.1:" + server.port() + "/";
  }

  @Test
  void asksTheWorkerAndShowsHowFarItIs() {
    int status =
        run(
            "backfill",
            "--worker",
            worker(),
            "--from",
            "2025-01-01",
            "--to",
            "2025-01-31",
            "--per-hour",
            "30",
            "--source",
            "archive",
            "--no-wait");

    assertThat(status).as(errors).isZero();
    assertThat(output).contains("backfill ", "RUNNING 2025-01-01: 0 studies");
    Backfill asked = database.backfills().list().get(0);
    assertThat(asked.perHour()).isEqualTo(30);
    assertThat(asked.dryRun()).isFalse();
    assertThat(asked.state()).isEqualTo(Backfill.State.RUNNING);
    assertThat(asked.to()).hasToString("2025-01-31");
  }

  @Test
  void endsWhenTheBackfillEnds() {
    Thread worker =
        new Thread(
            () -> {
              while (database.backfills().list().isEmpty()) {
                Thread.onSpinWait();
              }
              database.backfills().cancel(database.backfills().list().get(0).id(), NOW);
            });
    worker.start();

    int status =
        run(
            "backfill",
            "--worker",
            worker(),
            "--from",
            "2025-01-01",
            "--to",
            "2025-01-31",
            "--dry-run");

    assertThat(status).as(errors).isEqualTo(1);
    assertThat(output).contains("CANCELLED");
  }

  @ParameterizedTest
  @CsvSource({
    "2025-02-01, 2025-01-01, 60, --to is before --from",
    "1990-01-01, 2025-01-01, 60, backfill-limit",
    "2025-01-01, 2025-01-02, 0, per_hour",
  })
  void aWishThatCannotBeIsAWrongUse(String from, String to, String perHour, String why) {
    int status =
        run("backfill", "--worker", worker(), "--from", from, "--to", to, "--per-hour", perHour);

    assertThat(status).isEqualTo(2);
    assertThat(errors).contains(why);
    assertThat(database.backfills().list()).isEmpty();
  }

  @Test
  void namesTheSourcesWhenAnotherIsAskedFor() {
    assertThat(
            run(
                "backfill",
                "--worker",
                worker(),
                "--from",
                "2025-01-01",
                "--to",
                "2025-01-02",
                "--source",
                "elsewhere"))
        .isEqualTo(2);
    assertThat(errors).contains("[archive]");
  }

  @Test
  void saysThatNoWorkerRuns() {
    String worker = worker();
    server.close();

    assertThat(run("backfill", "--worker", worker, "--from", "2025-01-01", "--to", "2025-01-02"))
        .isEqualTo(1);
    assertThat(errors).contains("is it running?");
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain, {}, 415",
    "application/json, {, 400",
    "application/json, [], 400",
    "application/json, '{\"form\": 1}', 400",
  })
  void theApiRefusesWhatIsNoWish(String type, String body, int status) throws Exception {
    assertThat(post("/api/v1/backfills", type, body)).isEqualTo(status);
    assertThat(database.backfills().list()).isEmpty();
  }

  @Test
  void theApiCancelsOnce() throws Exception {
    run(
        "backfill",
        "--worker",
        worker(),
        "--from",
        "2025-01-01",
        "--to",
        "2025-01-31",
        "--no-wait");
    String path = "/api/v1/backfills/" + database.backfills().list().get(0).id() + "/cancel";

    assertThat(post(path, "application/json", "")).isEqualTo(200);
    assertThat(post(path, "application/json", "")).isEqualTo(409);
    assertThat(post("/api/v1/backfills/none/cancel", "application/json", "")).isEqualTo(404);
  }

  private int post(String path, String type, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
