package org.tacescore.worker.config;

import java.util.List;

/** A configuration that cannot be used; the message lists everything that is wrong with it. */
public final class InvalidConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidConfigException(String source, List<String> errors) {
    super(source + " cannot be used:\n  " + String.join("\n  ", errors));
  }
}
