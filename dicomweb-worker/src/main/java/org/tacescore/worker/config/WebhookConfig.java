package org.tacescore.worker.config;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Who hears of what people should know, by HTTP POST.
 *
 * @param name its name in the database and in logs; unique
 * @param url where it listens; may hold a secret, and is shown nowhere
 * @param events what it hears of, at least one
 * @param authorization value of the Authorization header; empty when none is sent
 */
public record WebhookConfig(
    String name, URI url, Set<Event> events, Optional<Secret> authorization) {

  /** What can be heard of. */
  public enum Event {
    /** A job or a delivery was given up. */
    DEAD_LETTER,
    /** A recipe was refused, or a study is held. */
    REFUSAL,
    /** A segmentation came whose series are not there. */
    ORPHAN_SEGMENTATION
  }

  public WebhookConfig {
    events = Set.copyOf(events);
  }

  @Override
  public String toString() {
    return "WebhookConfig[" + name + ", " + events + "]";
  }
}
