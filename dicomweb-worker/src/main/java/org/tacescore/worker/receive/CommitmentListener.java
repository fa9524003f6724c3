package org.tacescore.worker.receive;

/** Hears of reports about storage commitment, before they are answered. */
@FunctionalInterface
public interface CommitmentListener {

  /**
   * @throws StorageFaultException if the report cannot be kept now
   */
  void reported(CommitmentReport report);
}
