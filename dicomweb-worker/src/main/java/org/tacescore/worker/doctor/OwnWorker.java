package org.tacescore.worker.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.tacescore.worker.config.HttpConfig;

/** Tells whether a worker of this software answers at the configured HTTP address. */
final class OwnWorker {
  private static final int OK = 200;

  private final HttpClient client;
  private final HttpConfig config;
  private final Duration timeout;

  OwnWorker(HttpClient client, HttpConfig config, Duration timeout) {
    this.client = client;
    this.config = config;
    this.timeout = timeout;
  }

  /** Whether it is there. */
  boolean answers() {
    return config.port() != 0
        && ask("/health/live").equals("{\"status\":\"live\"}")
        && ask("/api/v1/status").contains("TACEscore");
  }

  /** Whether its database answers and its queue runs. */
  boolean ready() {
    return ask("/health/ready").equals("{\"status\":\"ready\"}");
  }

  /** The body; empty where none came. */
  private String ask(String path) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create("http://%s:%d%s".formatted(host(), config.port(), path)))
              .timeout(timeout)
              .build();
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return response.statusCode() == OK ? response.body() : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private String host() {
    String address = config.bindAddress();
    if (address.equals("0.0.0.0") || address.equals("::")) {
      return "127.0.0.1";
    }
    return address.contains(":") ? "[" + address + "]" : address;
  }
}
