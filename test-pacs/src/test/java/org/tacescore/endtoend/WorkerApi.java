package org.tacescore.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A running worker as programs see it.
 *
 * @param root of its pages and API, without a slash at its end
 */
record WorkerApi(URI root) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** The jobs of a study, as {@code GET /api/v1/jobs} tells them. */
  List<JsonNode> jobs(String studyInstanceUid) throws IOException, InterruptedException {
    JsonNode jobs = JSON.readTree(get("/api/v1/jobs").body()).path("jobs");
    return StreamSupport.stream(jobs.spliterator(), false)
        .filter(job -> job.path("studyInstanceUID").asText().equals(studyInstanceUid))
        .toList();
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HTTP.send(request(path).build(), BodyHandlers.ofString());
  }

  /** Asks for something to be done; the answer's status. */
  int act(String path, String json) throws IOException, InterruptedException {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    return HTTP.send(request, BodyHandlers.ofString()).statusCode();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(root + path)).timeout(PATIENCE);
  }
}
