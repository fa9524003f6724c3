package org.tacescore.worker.doctor;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.tacescore.worker.queue.DatabaseState;

/**
 * Whether this machine's clock goes with the database's and the PACS'.
 *
 * @param services DICOMweb services by name; their Date header counts
 */
record ClockCheck(Supplier<DatabaseState> database, Map<String, Supplier<WebAnswer>> services)
    implements Check {
  /** Further apart is a fault: a Date header tells whole seconds, and answers may take some. */
  private static final long MOST_SECONDS = 60;

  ClockCheck {
    services = Map.copyOf(services);
  }

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public Finding look() {
    Map<String, Long> apart = new TreeMap<>();
    if (database.get() instanceof DatabaseState.Open open) {
      open.ahead().ifPresent(ahead -> apart.put("the database", ahead.toSeconds()));
    }
    services.forEach(
        (name, answer) ->
            ahead(answer.get()).ifPresent(ahead -> apart.put(name, ahead.toSeconds())));
    if (apart.isEmpty()) {
      return Finding.ok("nothing to hold it against (no PostgreSQL, no DICOMweb service answers)");
    }
    Map<String, Long> wrong = new TreeMap<>(apart);
    wrong.values().removeIf(seconds -> Math.abs(seconds) <= MOST_SECONDS);
    return wrong.isEmpty()
        ? Finding.ok("within %d s of %s".formatted(MOST_SECONDS, String.join(", ", apart.keySet())))
        : Finding.fail(text(wrong), "have both machines' clocks set by NTP (timedatectl, chrony)");
  }

  private static Optional<Duration> ahead(WebAnswer answer) {
    return answer instanceof WebAnswer.Answered answered ? answered.ahead() : Optional.empty();
  }

  private static String text(Map<String, Long> wrong) {
    StringBuilder text = new StringBuilder();
    wrong.forEach(
        (name, seconds) ->
            text.append(text.isEmpty() ? "" : ", ")
                .append(name)
                .append(seconds > 0 ? " is ahead by " : " is behind by ")
                .append(Math.abs(seconds))
                .append(" s"));
    return text.toString();
  }
}
