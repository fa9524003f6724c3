package org.tacescore.worker.deliver;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.tacescore.worker.queue.OutboxItem;
import org.tacescore.worker.queue.TransientFault;

/** Requests to one DICOMweb service. */
final class WebClient {
  private final DicomWebSettings settings;
  private final HttpClient client;

  WebClient(DicomWebSettings settings) {
    this.settings = settings;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.timeout())
            .build();
  }

  HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(settings.base() + path)).timeout(settings.timeout());
    settings.authorization().ifPresent(value -> request.header("Authorization", value));
    return request;
  }

  /**
   * @throws TransientFault if no answer comes, or one that says to try later
   */
  HttpResponse<byte[]> send(HttpRequest request, OutboxItem item) {
    try {
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (saysLater(response.statusCode())) {
        throw new TransientFault(
            "HTTP status %d for %s from %s"
                .formatted(response.statusCode(), item.sopInstanceUid(), settings.name()));
      }
      return response;
    } catch (IOException e) {
      throw new TransientFault(
          "destination %s does not answer for %s".formatted(settings.name(), item.sopInstanceUid()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientFault("a request to %s was interrupted".formatted(settings.name()), e);
    }
  }

  private static boolean saysLater(int status) {
    return status >= 500 || status == 408 || status == 425 || status == 429;
  }
}
