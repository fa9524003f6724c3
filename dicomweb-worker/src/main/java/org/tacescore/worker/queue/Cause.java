package org.tacescore.worker.queue;

import java.util.Arrays;

/**
 * The text of a fault that is kept in the database and shown: the chain of exceptions.
 *
 * <p>Messages of our own exceptions hold UIDs and never patient data; those of libraries may repeat
 * a value they choked on, so of these only the type and the place are kept.
 */
final class Cause {
  private static final int LONGEST = 2000;
  private static final int FRAMES = 20;

  private Cause() {}

  static String text(Throwable fault) {
    StringBuilder text = new StringBuilder();
    for (Throwable t = fault; t != null && text.length() < LONGEST; t = t.getCause()) {
      text.append(text.isEmpty() ? "" : "; caused by ").append(one(t));
    }
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text.toString();
  }

  /** As {@link #text}, each with the first lines of its trace: for the log. */
  static String trace(Throwable fault) {
    StringBuilder text = new StringBuilder();
    for (Throwable t = fault; t != null; t = t.getCause()) {
      text.append(text.isEmpty() ? "" : "\ncaused by ").append(one(t));
      Arrays.stream(t.getStackTrace()).limit(FRAMES).forEach(f -> text.append("\n    ").append(f));
    }
    return text.toString();
  }

  private static String one(Throwable fault) {
    if (fault.getClass().getName().startsWith("org.tacescore.")) {
      return fault.getClass().getSimpleName() + ": " + fault.getMessage();
    }
    StackTraceElement[] trace = fault.getStackTrace();
    return fault.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }
}
