package org.tacescore.worker.queue;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tacescore.worker.receive.CommitmentListener;
import org.tacescore.worker.receive.CommitmentReport;
import org.tacescore.worker.receive.StorageFaultException;

/** Keeps reports about storage commitment, from whichever worker asked. */
final class JdbcCommitments implements CommitmentListener {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcCommitments.class);

  private final Transactions transactions;
  private final Clock clock;

  JdbcCommitments(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public void reported(CommitmentReport report) {
    boolean kept = report.failed().isEmpty() && !report.committed().isEmpty();
    CommitmentRows.State state =
        kept ? CommitmentRows.State.COMMITTED : CommitmentRows.State.FAILED;
    String detail = kept ? "" : String.join(", ", report.failed());
    try {
      boolean known =
          transactions.run(
              query ->
                  CommitmentRows.report(
                      query, report.transactionUid(), state, detail, clock.instant()));
      if (!known) {
        LOG.warn("a storage commitment {} was reported that nobody asked for", report);
      }
    } catch (TransientFault e) {
      throw new StorageFaultException("the report cannot be kept", e);
    }
  }
}
