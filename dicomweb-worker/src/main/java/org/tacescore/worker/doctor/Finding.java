package org.tacescore.worker.doctor;

/**
 * What a check found.
 *
 * @param verdict how it stands
 * @param found what was found, one line, without patient data and secrets
 * @param remedy what mends it, one line; empty where all is well
 */
public record Finding(Verdict verdict, String found, String remedy) {

  /** How something stands. */
  public enum Verdict {
    /** As it should be. */
    OK,
    /** The worker runs, and somebody should know. */
    WARN,
    /** The worker does not start, or not all of it works. */
    FAIL
  }

  public Finding {
    found = oneLine(found);
    remedy = oneLine(remedy);
    if (remedy.isEmpty() != (verdict == Verdict.OK)) {
      throw new IllegalArgumentException("a remedy belongs to what is not well: " + found);
    }
  }

  static Finding ok(String found) {
    return new Finding(Verdict.OK, found, "");
  }

  static Finding warn(String found, String remedy) {
    return new Finding(Verdict.WARN, found, remedy);
  }

  static Finding fail(String found, String remedy) {
    return new Finding(Verdict.FAIL, found, remedy);
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*[\\r\\n]+\\s*", "; ").replaceAll("\\p{Cntrl}", " ");
  }
}
