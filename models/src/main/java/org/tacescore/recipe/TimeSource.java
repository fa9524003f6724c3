package org.tacescore.recipe;

import java.util.Optional;
import org.tacescore.dicom.ImagingTime;
import org.tacescore.segio.ContrastPhase;

/** Tells when the series that is measured for a phase was acquired. */
@FunctionalInterface
public interface TimeSource {

  /** No series says when it was acquired. */
  TimeSource UNKNOWN = phase -> Optional.empty();

  /** When the series of a phase was acquired; empty where it does not say. */
  Optional<ImagingTime> time(ContrastPhase phase);
}
