package org.tacescore.worker.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpStatus;

/**
 * The routes by which programs follow one job and fetch what it made. A job is named by its id, or
 * by the UID of its study: then the study's waiting entry, or its latest job, is meant.
 */
public final class JobRoutes {
  /** Before which asking again brings nothing new, s. */
  static final String RETRY_AFTER_S = "1";

  private static final int RETRY_MS = 1000;

  private final JobBoard board;
  private final JobDesk desk;
  private final JobOutputs outputs;
  private final Function<String, Path> store;

  private JobRoutes(
      JobBoard board, JobDesk desk, JobOutputs outputs, Function<String, Path> store) {
    this.board = board;
    this.desk = desk;
    this.outputs = outputs;
    this.store = store;
  }

  /**
   * @param store where the file with a SHA-256 lies
   */
  public static List<Route> of(
      JobBoard board, JobDesk desk, JobOutputs outputs, Function<String, Path> store) {
    JobRoutes routes = new JobRoutes(board, desk, outputs, store);
    return List.of(
        new Route("DELETE", "/api/v1/jobs/{id}", routes::cancel),
        new Route("GET", "/api/v1/jobs/{id}/events", routes::events),
        new Route("GET", "/api/v1/jobs/{id}/result", routes::result),
        new Route("GET", "/api/v1/jobs/{id}/dicom", routes::objects),
        new Route("GET", "/api/v1/jobs/{id}/dicom/{n}", routes::object));
  }

  private HttpAnswer cancel(HttpCall call) {
    JobView job = find(board, call);
    if (job.state() != JobState.QUEUED && job.state() != JobState.RUNNING) {
      throw new ProblemException(
          HttpStatus.CONFLICT_409, "CONFLICT", "there is nothing to cancel: " + job.state());
    }
    desk.cancel(job.id());
    return HttpAnswer.json(
        HttpStatus.OK_200, JobJson.of(find(board, call)).put("research_use_only", true).toString());
  }

  /**
   * The job's present state as one event, unless the caller has seen it; then the answer ends, and
   * the caller comes again after the pause that it names: no thread is held by who watches.
   */
  private HttpAnswer events(HttpCall call) {
    JobView job = find(board, call);
    String id = job.id() + "/" + job.state() + "/" + job.updated().toEpochMilli();
    String seen = String.valueOf(call.request().getHeaders().get("Last-Event-ID"));
    StringBuilder stream = new StringBuilder("retry: " + RETRY_MS + "\n\n");
    if (!seen.equals(id)) {
      String data = JobJson.of(job).put("research_use_only", true).toString();
      stream.append("id: ").append(id).append("\nevent: state\ndata: ").append(data).append("\n\n");
    }
    return new HttpAnswer(HttpStatus.OK_200, "text/event-stream;charset=utf-8", stream.toString());
  }

  private HttpAnswer result(HttpCall call) {
    JobView job = find(board, call);
    return outputs
        .result(job.id())
        .map(json -> HttpAnswer.json(HttpStatus.OK_200, json))
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.CONFLICT_409,
                    "CONFLICT",
                    "the job has no result, it is " + job.state()));
  }

  private HttpAnswer objects(HttpCall call) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode list = answer.put("research_use_only", true).putArray("objects");
    int number = 0;
    for (MadeObject object : outputs.objects(find(board, call).id())) {
      number++;
      list.addObject()
          .put("number", number)
          .put("role", object.role())
          .put("sopClassUID", object.sopClassUid())
          .put("sopInstanceUID", object.sopInstanceUid())
          .put("seriesInstanceUID", object.seriesInstanceUid());
    }
    return HttpAnswer.json(HttpStatus.OK_200, answer.toString());
  }

  private HttpAnswer object(HttpCall call) throws IOException {
    MadeObject object = numbered(outputs.objects(find(board, call).id()), call);
    return new HttpAnswer(
        HttpStatus.OK_200,
        "application/dicom",
        Map.of(),
        HttpBody.of(Files.readAllBytes(store.apply(object.sha256()))));
  }

  /**
   * The entry of a list that the path's {@code n} counts to, from 1.
   *
   * @throws ProblemException 404 where there is none
   */
  public static <T> T numbered(List<T> list, HttpCall call) {
    String number = call.pathParameters().getOrDefault("n", "");
    int place = number.matches("[0-9]{1,4}") ? Integer.parseInt(number) : 0;
    if (place < 1 || place > list.size()) {
      throw new ProblemException(
          HttpStatus.NOT_FOUND_404, "NOT_FOUND", "there are %d".formatted(list.size()));
    }
    return list.get(place - 1);
  }

  /**
   * The job that a path's {@code id} names.
   *
   * @throws ProblemException 404 where there is none
   */
  public static JobView find(JobBoard board, HttpCall call) {
    return board
        .job(call.pathParameters().getOrDefault("id", ""))
        .orElseThrow(
            () -> new ProblemException(HttpStatus.NOT_FOUND_404, "NOT_FOUND", "no such job"));
  }
}
