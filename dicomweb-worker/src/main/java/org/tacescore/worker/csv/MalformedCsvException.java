package org.tacescore.worker.csv;

/** Text that is no table of comma-separated values. */
public final class MalformedCsvException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String place;
  private final String fault;

  MalformedCsvException(String place, String fault) {
    super(place + ": " + fault);
    this.place = place;
    this.fault = fault;
  }

  /** File and line. */
  public String place() {
    return place;
  }

  /** What is wrong there. */
  public String fault() {
    return fault;
  }
}
