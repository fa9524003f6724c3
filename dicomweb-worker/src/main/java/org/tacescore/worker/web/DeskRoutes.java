package org.tacescore.worker.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;

/**
 * The routes by which people and programs act on jobs and deliveries.
 *
 * <p>Each wants the content type {@code application/json}, also without a body: a page of another
 * site cannot send that from a browser on this machine without being asked first.
 */
public final class DeskRoutes {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_BODY = 4096;
  private static final int MOST_PRIORITY = 100;

  private final JobDesk desk;
  private final JobBoard board;

  private DeskRoutes(JobDesk desk, JobBoard board) {
    this.desk = desk;
    this.board = board;
  }

  public static List<Route> of(JobDesk desk, JobBoard board) {
    DeskRoutes routes = new DeskRoutes(desk, board);
    return List.of(
        new Route("GET", "/api/v1/dead-letters", call -> routes.deadLetters()),
        routes.jobRoute("cancel", (id, body) -> desk.cancel(id)),
        routes.jobRoute("rerun", (id, body) -> desk.rerun(id)),
        routes.jobRoute("retract", (id, body) -> desk.retract(id)),
        routes.jobRoute("priority", (id, body) -> desk.prioritise(id, priority(body))),
        new Route("POST", "/api/v1/deliveries/{id}/resend", routes::resend));
  }

  private Route jobRoute(String verb, BiConsumer<String, JsonNode> act) {
    return new Route(
        "POST",
        "/api/v1/jobs/{id}/" + verb,
        call -> {
          String id = act(call, (job, body) -> act.accept(job, body));
          JobView job = board.job(id).orElseThrow(DeskRoutes::notFound);
          return HttpAnswer.json(
              HttpStatus.OK_200, JobJson.of(job).put("research_use_only", true).toString());
        });
  }

  private HttpAnswer resend(HttpCall call) throws IOException {
    Consumer<String> resend = desk::resend;
    String id = act(call, (delivery, body) -> resend.accept(delivery));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    return HttpAnswer.json(
        HttpStatus.OK_200, answer.put("id", id).put("state", "PENDING").toString());
  }

  private HttpAnswer deadLetters() {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode letters = answer.put("research_use_only", true).putArray("deadLetters");
    desk.deadLetters().forEach(letter -> letters.add(JobJson.of(letter)));
    return HttpAnswer.json(HttpStatus.OK_200, answer.toString());
  }

  private static String act(HttpCall call, BiConsumer<String, JsonNode> act) throws IOException {
    call.requireJson();
    String id = call.pathParameters().getOrDefault("id", "");
    act.accept(id, body(call));
    return id;
  }

  private static JsonNode body(HttpCall call) throws IOException {
    byte[] bytes = Content.Source.asInputStream(call.request()).readNBytes(LONGEST_BODY + 1);
    if (bytes.length > LONGEST_BODY) {
      throw new ProblemException(
          HttpStatus.PAYLOAD_TOO_LARGE_413, "TOO_LARGE", "the body is longer than 4096 bytes");
    }
    String text = new String(bytes, StandardCharsets.UTF_8).strip();
    try {
      return text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw unfit("the body is no JSON");
    }
  }

  private static int priority(JsonNode body) {
    JsonNode priority = body.path("priority");
    if (!priority.isInt() || Math.abs(priority.intValue()) > MOST_PRIORITY) {
      throw unfit("needed {\"priority\": a whole number from -100 to 100}");
    }
    return priority.intValue();
  }

  private static ProblemException unfit(String detail) {
    return new ProblemException(HttpStatus.BAD_REQUEST_400, "BAD_REQUEST", detail);
  }

  private static ProblemException notFound() {
    return new ProblemException(HttpStatus.NOT_FOUND_404, "NOT_FOUND", "no such job");
  }
}
