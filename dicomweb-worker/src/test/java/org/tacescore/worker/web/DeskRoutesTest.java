package org.tacescore.worker.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.worker.config.HttpConfig;

class DeskRoutesTest {
  private final TestBoard board = new TestBoard();
  private final List<String> done = new ArrayList<>();
  private HttpServer http;

  @BeforeEach
  void start() {
    HttpConfig config = new HttpConfig("127.0.0.1", 0, 1 << 20, 10, Duration.ofSeconds(5));
    http = HttpServer.start(config, DeskRoutes.of(new Desk(), board));
  }

  @AfterEach
  void stop() {
    http.close();
  }

  /** Notes what is asked, and knows every job of the board. */
  private final class Desk implements JobDesk {
    @Override
    public void prioritise(String jobId, int priority) {
      note("priority " + priority, jobId);
    }

    @Override
    public void cancel(String jobId) {
      note("cancel", jobId);
    }

    @Override
    public void rerun(String jobId) {
      note("rerun", jobId);
    }

    @Override
    public void retract(String jobId) {
      note("retract", jobId);
    }

    @Override
    public void resend(String deliveryId) {
      note("resend", deliveryId);
    }

    private void note(String act, String id) {
      if (id.equals("gone")) {
        throw new ProblemException(404, "NOT_FOUND", "no such job");
      }
      done.add(act + " " + id);
    }

    @Override
    public List<DeadLetterView> deadLetters() {
      return List.of(
          new DeadLetterView(
              "delivery",
              "d9",
              "1.2",
              "pacs",
              "status A900",
              Instant.parse("2026-01-01T00:00:00Z")));
    }
  }

  private HttpResponse<String> post(String path, String type, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http.port() + path))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> response) throws Exception {
    return new ObjectMapper().readTree(response.body());
  }

  private String someJob() {
    return board.jobs().get(0).id();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cancel", "rerun", "retract"})
  void actsOnAJobAndAnswersWithIt(String verb) throws Exception {
    HttpResponse<String> answer =
        post("/api/v1/jobs/%s/%s".formatted(someJob(), verb), "application/json", "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).path("id").asText()).isEqualTo(someJob());
    assertThat(json(answer).path("research_use_only").asBoolean()).isTrue();
    assertThat(done).containsExactly(verb + " " + someJob());
  }

  @Test
  void raisesAJob() throws Exception {
    post("/api/v1/jobs/%s/priority".formatted(someJob()), "application/json", "{\"priority\": 5}");

    assertThat(done).containsExactly("priority 5 " + someJob());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"priority\": 101}", "{\"priority\": \"5\"}", "{"})
  void refusesAPriorityThatIsNone(String body) throws Exception {
    HttpResponse<String> answer =
        post("/api/v1/jobs/%s/priority".formatted(someJob()), "application/json", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(done).isEmpty();
  }

  @Test
  void sendsADeliveryAgain() throws Exception {
    HttpResponse<String> answer =
        post("/api/v1/deliveries/d9/resend", "application/json; charset=utf-8", "{}");

    assertThat(json(answer).path("state").asText()).isEqualTo("PENDING");
    assertThat(done).containsExactly("resend d9");
  }

  @ParameterizedTest
  @CsvSource({"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
  void takesNothingThatAPageOfAnotherSiteCouldSend(String type) throws Exception {
    HttpResponse<String> answer = post("/api/v1/jobs/" + someJob() + "/cancel", type, "");

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(done).isEmpty();
  }

  @Test
  void tellsWhatIsNotThereByAProblem() throws Exception {
    HttpResponse<String> answer = post("/api/v1/jobs/gone/cancel", "application/json", "");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(json(answer).path("code").asText()).isEqualTo("NOT_FOUND");
  }

  @Test
  void listsWhatWasGivenUp() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + http.port() + "/api/v1/dead-letters"))
            .build();
    JsonNode letter =
        json(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()))
            .path("deadLetters")
            .path(0);

    assertThat(letter.path("kind").asText()).isEqualTo("delivery");
    assertThat(letter.path("reason").asText()).isEqualTo("status A900");
    assertThat(letter.path("destination").asText()).isEqualTo("pacs");
  }
}
