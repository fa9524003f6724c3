package org.tacescore.report;

import java.util.List;

/** A document that was about to leave though it breaks its templates. */
public final class TemplateViolationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TemplateViolationException(String sopInstanceUid, List<String> violations) {
    super(
        "document %s breaks its templates: %s"
            .formatted(sopInstanceUid, String.join("; ", violations)));
  }
}
