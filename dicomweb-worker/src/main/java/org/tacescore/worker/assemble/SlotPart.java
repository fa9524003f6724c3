package org.tacescore.worker.assemble;

import java.time.Instant;
import java.util.Optional;

/**
 * A part of a recipe's slot, with its time.
 *
 * @param part what is needed, and what is there of it
 * @param since when it was found as present, or as lacking, without a pause. What comes after
 *     something else (a region after the images, a value after the region) begins anew when that is
 *     complete
 * @param deadline until when it is waited for; empty when it is present
 */
public record SlotPart(Part part, Instant since, Optional<Instant> deadline) {

  boolean present() {
    return part.present();
  }
}
