package org.tacescore.worker.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.worker.config.Secret;
import org.tacescore.worker.config.WebhookConfig;
import org.tacescore.worker.config.WebhookConfig.Event;
import org.tacescore.worker.queue.DeliveryRefusedException;
import org.tacescore.worker.queue.Notice;
import org.tacescore.worker.queue.NoticeEvent;
import org.tacescore.worker.queue.TransientFault;

class WebhooksTest {
  private static final Notice NOTICE =
      new Notice(
          7,
          Instant.parse("2026-01-01T12:00:00Z"),
          NoticeEvent.DEAD_LETTER,
          "k",
          "1.2",
          "TransientFault: away");

  private final List<String> bodies = new ArrayList<>();
  private final List<String> authorizations = new ArrayList<>();
  private HttpServer server;
  private int status = 204;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange call) throws IOException {
    bodies.add(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    authorizations.add(String.valueOf(call.getRequestHeaders().getFirst("Authorization")));
    call.getResponseHeaders().set("Location", "/elsewhere");
    call.sendResponseHeaders(status, -1);
    call.close();
  }

  private Webhooks webhooks(Event... events) {
    URI url = URI.create("http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort()));
    return new Webhooks(
        List.of(
            new WebhookConfig("chat", url, Set.of(events), Optional.of(new Secret("Bearer abc")))),
        "worker-1",
        Duration.ofSeconds(5));
  }

  @Test
  void postsTheNoticeAsJson() throws Exception {
    webhooks(Event.DEAD_LETTER).tell("chat", NOTICE);

    JsonNode body = new ObjectMapper().readTree(bodies.get(0));
    assertThat(body.path("event").asText()).isEqualTo("dead-letter");
    assertThat(body.path("subject").asText()).isEqualTo("k");
    assertThat(body.path("studyInstanceUID").asText()).isEqualTo("1.2");
    assertThat(body.path("detail").asText()).isEqualTo("TransientFault: away");
    assertThat(body.path("worker").asText()).isEqualTo("worker-1");
    assertThat(body.path("research_use_only").asBoolean()).isTrue();
    assertThat(authorizations).containsExactly("Bearer abc");
  }

  @Test
  void tellsOfWhatIsAskedForAlone() {
    Webhooks webhooks = webhooks(Event.REFUSAL);

    assertThat(webhooks.listeners(NoticeEvent.REFUSAL)).containsExactly("chat");
    assertThat(webhooks.listeners(NoticeEvent.DEAD_LETTER)).isEmpty();
  }

  @Test
  void doesNotFollowARedirection() {
    status = 302;

    assertThatThrownBy(() -> webhooks(Event.DEAD_LETTER).tell("chat", NOTICE))
        .isInstanceOf(DeliveryRefusedException.class);
    assertThat(bodies).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void triesLaterWhereThatMayHelp(int later) {
    status = later;

    assertThatThrownBy(() -> webhooks(Event.DEAD_LETTER).tell("chat", NOTICE))
        .isInstanceOf(TransientFault.class)
        .hasMessageContaining("chat")
        .hasMessageNotContaining("/hook");
  }

  @Test
  void triesLaterWhereNobodyAnswers() {
    Webhooks webhooks = webhooks(Event.DEAD_LETTER);
    server.stop(0);

    assertThatThrownBy(() -> webhooks.tell("chat", NOTICE)).isInstanceOf(TransientFault.class);
  }

  @Test
  void givesUpAtOnceWhereItIsDeclinedOrNoLongerConfigured() {
    status = 404;

    assertThatThrownBy(() -> webhooks(Event.DEAD_LETTER).tell("chat", NOTICE))
        .isInstanceOf(DeliveryRefusedException.class);
    assertThatThrownBy(() -> webhooks(Event.DEAD_LETTER).tell("gone", NOTICE))
        .isInstanceOf(DeliveryRefusedException.class);
  }
}
