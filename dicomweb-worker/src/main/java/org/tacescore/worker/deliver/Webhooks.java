package org.tacescore.worker.deliver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tacescore.worker.config.Secret;
import org.tacescore.worker.config.WebhookConfig;
import org.tacescore.worker.queue.DeliveryRefusedException;
import org.tacescore.worker.queue.Notice;
import org.tacescore.worker.queue.NoticeEvent;
import org.tacescore.worker.queue.Notifier;
import org.tacescore.worker.queue.TransientFault;

/**
 * Posts notices as JSON to the URLs of a configuration. The body holds UIDs, ids and reasons, and
 * no patient data. A redirection is not followed: it could carry the notice anywhere.
 */
public final class Webhooks implements Notifier {
  private final Map<String, WebhookConfig> webhooks;
  private final String worker;
  private final Duration timeout;
  private final HttpClient client;

  /**
   * @param worker the name by which the worker signs
   * @param timeout longest wait for a connection, and for an answer
   */
  public Webhooks(List<WebhookConfig> webhooks, String worker, Duration timeout) {
    this.webhooks =
        webhooks.stream().collect(Collectors.toMap(WebhookConfig::name, Function.identity()));
    this.worker = worker;
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
  }

  @Override
  public List<String> listeners(NoticeEvent event) {
    WebhookConfig.Event wanted = WebhookConfig.Event.valueOf(event.name());
    return webhooks.values().stream()
        .filter(webhook -> webhook.events().contains(wanted))
        .map(WebhookConfig::name)
        .sorted()
        .toList();
  }

  @Override
  public void tell(String listener, Notice notice) {
    WebhookConfig webhook = webhooks.get(listener);
    if (webhook == null) {
      throw new DeliveryRefusedException(
          "the configuration has no webhook " + listener + " any more");
    }
    judge(status(webhook, notice), listener);
  }

  private int status(WebhookConfig webhook, Notice notice) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(webhook.url())
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body(notice)));
    webhook.authorization().map(Secret::reveal).ifPresent(a -> request.header("Authorization", a));
    try {
      return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new TransientFault("webhook %s does not answer".formatted(webhook.name()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientFault("a call of %s was interrupted".formatted(webhook.name()), e);
    }
  }

  private static void judge(int status, String listener) {
    if (status >= 200 && status < 300) {
      return;
    }
    String text = "webhook %s answered status %d".formatted(listener, status);
    if (status >= 500 || status == 408 || status == 425 || status == 429) {
      throw new TransientFault(text);
    }
    throw new DeliveryRefusedException(text);
  }

  private String body(Notice notice) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", notice.id())
        .put("event", notice.event().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .put("at", notice.at().toString())
        .put("subject", notice.subject())
        .put("studyInstanceUID", notice.studyInstanceUid())
        .put("detail", notice.detail())
        .put("worker", worker)
        .put("research_use_only", true)
        .toString();
  }
}
