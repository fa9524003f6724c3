package org.tacescore.worker.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Asks a running worker to fetch old studies, and shows how far it is. */
@Command(
    name = "backfill",
    description = "Has a running worker fetch and score old studies. Research use only.",
    mixinStandardHelpOptions = true)
final class BackfillCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int CREATED = 201;
  private static final int OK = 200;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--from", paramLabel = "DATE", required = true, description = "First Study Date.")
  private LocalDate from = LocalDate.EPOCH;

  @Option(names = "--to", paramLabel = "DATE", required = true, description = "Last Study Date.")
  private LocalDate to = LocalDate.EPOCH;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "Source of the worker's configuration (default: the only one).")
  private @Nullable String source;

  @Option(
      names = "--per-hour",
      paramLabel = "N",
      defaultValue = "60",
      description = "Most studies fetched in an hour (default: ${DEFAULT-VALUE}).")
  private int perHour;

  @Option(names = "--dry-run", description = "Only counts what would be fetched.")
  private boolean dryRun;

  @Option(
      names = "--worker",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = "The running worker (default: ${DEFAULT-VALUE}).")
  private URI worker = URI.create("http://127.0.0.1:8080");

  @Option(names = "--no-wait", description = "Returns as soon as the worker has taken it.")
  private boolean noWait;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  @Override
  public Integer call() throws IOException, InterruptedException {
    JsonNode backfill = send(request("").POST(body()).header("Content-Type", "application/json"));
    String id = backfill.path("id").asText();
    spec.commandLine()
        .getOut()
        .printf("backfill %s; it goes on in the worker, also when this command ends%n", id);
    String shown = "";
    while (true) {
      String line = line(backfill);
      if (!line.equals(shown)) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
        shown = line;
      }
      if (noWait || !backfill.path("state").asText().equals("RUNNING")) {
        return backfill.path("state").asText().equals("CANCELLED") ? FaultReport.FAULT : 0;
      }
      Thread.sleep(PAUSE.toMillis());
      backfill = send(request("/" + id).GET());
    }
  }

  private HttpRequest.BodyPublisher body() {
    if (to.isBefore(from)) {
      throw new ParameterException(spec.commandLine(), "--to is before --from");
    }
    ObjectNode body = JSON.createObjectNode();
    body.put("from", from.toString()).put("to", to.toString());
    body.put("per_hour", perHour).put("dry_run", dryRun);
    if (source != null) {
      body.put("source", source);
    }
    return HttpRequest.BodyPublishers.ofString(body.toString());
  }

  private HttpRequest.Builder request(String path) {
    String base = worker.toString().replaceAll("/+$", "");
    return HttpRequest.newBuilder(URI.create(base + "/api/v1/backfills" + path)).timeout(TIMEOUT);
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response;
    try {
      response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IOException("no worker answers at " + worker + "; is it running?", e);
    }
    if (response.statusCode() == OK || response.statusCode() == CREATED) {
      return JSON.readTree(response.body());
    }
    String detail = JSON.readTree(response.body()).path("detail").asText("");
    if (response.statusCode() < 500) {
      throw new ParameterException(spec.commandLine(), "the worker declines: " + detail);
    }
    throw new IOException("the worker answers %d: %s".formatted(response.statusCode(), detail));
  }

  private static String line(JsonNode backfill) {
    String detail = backfill.path("detail").asText();
    return "%s %s: %d studies, %d with %s, %d instances, %d lacking, %d studies failed%s"
        .formatted(
            backfill.path("state").asText(),
            backfill.path("day").asText(),
            backfill.path("studies").asInt(),
            backfill.path("fetched_studies").asInt(),
            backfill.path("dry_run").asBoolean() ? "something to fetch" : "something fetched",
            backfill.path("instances").asLong(),
            backfill.path("lacking").asLong(),
            backfill.path("failed_studies").asInt(),
            detail.isEmpty() ? "" : "; " + detail);
  }
}
