package org.tacescore.worker.receive;

/** The surroundings could not keep an instance (disk full, database away); trying later may do. */
public class StorageFaultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StorageFaultException(String message) {
    super(message);
  }

  public StorageFaultException(String message, Throwable cause) {
    super(message, cause);
  }
}
