package org.tacescore.segio;

import java.util.List;

/**
 * All that one description says.
 *
 * @param label of its words
 * @param seconds every time after injection, in the order of the text
 */
record DescriptionReading(DescriptionLabel label, List<Double> seconds) {
  DescriptionReading {
    seconds = List.copyOf(seconds);
  }
}
