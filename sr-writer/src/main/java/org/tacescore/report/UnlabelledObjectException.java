package org.tacescore.report;

import java.util.List;
import java.util.stream.Collectors;

/** An object that was about to leave without its research marks. */
public final class UnlabelledObjectException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnlabelledObjectException(String sopInstanceUid, List<Defect> defects) {
    super(
        "instance %s may not be emitted: %s"
            .formatted(
                sopInstanceUid,
                defects.stream().map(Defect::toString).collect(Collectors.joining("; "))));
  }
}
