package org.tacescore.worker.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tacescore.worker.config.HttpConfig;
import org.tacescore.worker.receive.PortUnavailableException;

class WebRoutesTest {
  private final TestBoard board = new TestBoard();
  private HttpServer http;

  @BeforeEach
  void start() {
    http =
        HttpServer.start(
            config(0),
            WebRoutes.of(
                board,
                new WorkerStatus("0.1.0", List.of("hrd 0.1.0")),
                ZoneId.of("Europe/Zurich")));
  }

  @AfterEach
  void stop() {
    http.close();
  }

  @Test
  void listsJobsWithScoresAndRefusals() throws Exception {
    JsonNode answer = json(get("/api/v1/jobs"));

    assertThat(answer.path("research_use_only").asBoolean()).isTrue();
    JsonNode done = answer.path("jobs").path(1);
    assertThat(done.path("state").asText()).isEqualTo("DONE");
    JsonNode score = done.path("recipes").path(0).path("scores").path(0);
    assertThat(score.path("value").asDouble()).isEqualTo(4.1);
    assertThat(score.path("group").asText()).isEqualTo("HIGH");
    JsonNode refusal = answer.path("jobs").path(2).path("recipes").path(0).path("refusal");
    assertThat(refusal.path("code").asText()).isEqualTo("MISSING_PHASE");
    assertThat(refusal.path("sentence").asText()).endsWith(".");
    assertThat(answer.path("orphans").path(0).path("refusal").path("code").asText())
        .isEqualTo("UNKNOWN_SERIES");
  }

  @Test
  void listsWhatStandsBesideAScore() throws Exception {
    JsonNode response = json(get("/api/v1/jobs/job-2")).path("recipes").path(1);

    assertThat(response.at("/scores/0/group").asText()).isEqualTo("HIGH");
    assertThat(response.at("/scores/0/groupName").asText()).isEqualTo("Response likely");
    assertThat(response.at("/supplements/0/value").asDouble()).isEqualTo(0.31);
    assertThat(response.at("/supplements/0/highWhen").asText()).isEqualTo("> 39.5 %");
    assertThat(response.at("/supplements/0/high").asBoolean(true)).isFalse();
    assertThat(response.path("supplements").path(1).has("value")).isFalse();
    assertThat(json(get("/api/v1/jobs/job-2")).path("recipes").path(0).has("supplements"))
        .isFalse();
  }

  @Test
  void showsAProbabilityInPercentAndItsGroupByName() throws Exception {
    assertThat(get("/").body())
        .contains("<b>78.1 %</b><td>Response likely")
        .contains("Beside the score", "31.0 %<td>Low (high when")
        .contains(">&gt; 39.5 %<", "<td>BCLC stage<td>patient<td class=\"number\">B<td>–")
        .doesNotContain("High risk");
  }

  @Test
  void listsEachThingThatARecipeNeeds() throws Exception {
    JsonNode parts = json(get("/api/v1/jobs/job-4")).path("recipes").path(0).path("parts");

    assertThat(parts).hasSize(3);
    assertThat(parts.path(0).path("state").asText()).isEqualTo("PRESENT");
    assertThat(parts.path(0).has("deadline")).isFalse();
    assertThat(parts.path(1).path("name").asText()).isEqualTo("PORTAL_VENOUS");
    assertThat(parts.path(1).path("refusal").path("code").asText()).isEqualTo("MISSING_SLICE");
    assertThat(parts.path(1).path("deadline").asText()).isEqualTo("2026-03-02T12:00:00Z");
    assertThat(get("/").body())
        .contains("portal venous phase", "41 of 60 images", "2026-03-02 13:00", ">late<");
  }

  @Test
  void listsOrphansAndWhereTheirSeriesAre() throws Exception {
    JsonNode orphan = json(get("/api/v1/orphans")).path("orphans").path(0);

    assertThat(orphan.path("refersTo").path(0).path("place").asText()).isEqualTo("ABSENT");
    assertThat(orphan.path("refersTo").path(1).path("studyInstanceUID").asText())
        .isEqualTo("2.25.103");
    assertThat(get("/orphans").body())
        .contains("series 2.25.101, which has not come", "is of study 2.25.103")
        .contains("RESEARCH USE ONLY")
        .doesNotContain("{{");
  }

  @Test
  void saysWhyAResultNoLongerCounts() throws Exception {
    assertThat(json(get("/api/v1/jobs/job-5")).path("superseded").asText())
        .contains("Rejected for Quality Reasons");
    assertThat(get("/").body()).contains("This result no longer counts.");
  }

  @Test
  void tellsOneJob() throws Exception {
    JsonNode job = json(get("/api/v1/jobs/job-2"));

    assertThat(job.path("srSOPInstanceUID").asText()).startsWith("2.25.");
    assertThat(job.path("deliveries").path(0).path("state").asText()).isEqualTo("VERIFIED");
    assertThat(job.path("research_use_only").asBoolean()).isTrue();
  }

  @Test
  void answersAnUnknownJobWithAProblem() throws Exception {
    HttpResponse<String> response = get("/api/v1/jobs/job-99");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void tellsHealth() throws Exception {
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    board.ready = false;
    assertThat(get("/health/ready").statusCode()).isEqualTo(503);
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void tellsWhatItIs() throws Exception {
    JsonNode status = json(get("/api/v1/status"));

    assertThat(status.path("version").asText()).isEqualTo("0.1.0");
    assertThat(status.path("recipes").path(0).asText()).isEqualTo("hrd 0.1.0");
    assertThat(status.path("queue").path("RUNNING").asInt()).isEqualTo(1);
  }

  @Test
  void showsAPageThatSaysResearchOnlyAndLeaksNoMarkup() throws Exception {
    HttpResponse<String> response = get("/");

    assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'");
    assertThat(response.body())
        .contains("RESEARCH USE ONLY", "SYNTHETIC", "HRD score", "<td>High", "4.1")
        .contains("MISSING_PHASE", "A contrast phase that is needed was not found.")
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;", "index &amp; bounds")
        .contains("2026-03-01 13:01:30")
        .doesNotContain("<script", "{{");
    assertThat(get("/style.css").body()).contains("prefers-color-scheme");
  }

  @Test
  void speaksToPeopleInSentences() throws Exception {
    assertThat(get("/").body())
        .contains("<li>The score lies on the cutoff.", "<b>1</b> orphan", ">4.10<")
        .contains("<b>Waiting. A clinical value that is needed is missing.</b>")
        .contains("Needed: hbsag. Who can mend it: radiologist.")
        .contains("Report to orthanc: verified")
        .doesNotContain("{score}", "TIE_AT_CUTOFF");
  }

  @Test
  void answersHeadWithoutABody() throws Exception {
    HttpRequest head =
        HttpRequest.newBuilder(uri("/"))
            .method("HEAD", HttpRequest.BodyPublishers.noBody())
            .build();

    HttpResponse<String> response = send(head);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void saysWhichPortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      HttpConfig config = config(taken.getLocalPort());
      Assertions.assertThatThrownBy(() -> HttpServer.start(config, List.of()))
          .isInstanceOf(PortUnavailableException.class)
          .hasMessageContaining(String.valueOf(taken.getLocalPort()));
    }
  }

  @ParameterizedTest
  @EnumSource(JobState.class)
  void hasAStyleForEachState(JobState state) throws Exception {
    ByteArrayOutputStream style = new ByteArrayOutputStream();
    JobPage.style().body().writeTo(style);

    assertThat(style.toString(StandardCharsets.UTF_8))
        .contains(
            switch (state) {
              case WAITING_IMAGES, WAITING_SEG, AWAITING_CLINICAL -> ".state {";
              default -> ".state." + state;
            });
  }

  private static HttpConfig config(int port) {
    return new HttpConfig("127.0.0.1", port, 1000, 10, Duration.ofSeconds(5));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)).build());
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + http.port() + path);
  }

  private static JsonNode json(HttpResponse<String> response) throws Exception {
    return new ObjectMapper().readTree(response.body());
  }
}
