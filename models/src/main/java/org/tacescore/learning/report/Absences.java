package org.tacescore.learning.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tacescore.learning.DegenerateDataException;

/** Computes statistics and keeps, by name and reason, those that do not exist. */
final class Absences {
  private final List<Absence> found = new ArrayList<>();

  <T> Optional<T> attempt(String subject, String statistic, Supplier<T> computation) {
    try {
      return Optional.of(computation.get());
    } catch (DegenerateDataException e) {
      found.add(new Absence(subject, statistic, e.degeneracy(), detail(e)));
      return Optional.empty();
    }
  }

  /** The message without the reason in front of it. */
  private static String detail(DegenerateDataException e) {
    String prefix = e.degeneracy() + ": ";
    String message = String.valueOf(e.getMessage());
    return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
  }

  List<Absence> list() {
    return List.copyOf(found);
  }
}
