package org.tacescore.worker.queue;

import java.util.Set;
import org.tacescore.worker.receive.SeriesIndex;
import org.tacescore.worker.receive.StorageFaultException;

/** Received instances and made objects of a series, from the database. */
final class JdbcSeriesIndex implements SeriesIndex {
  private final Transactions transactions;

  JdbcSeriesIndex(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Set<String> instancesOf(String seriesInstanceUid) {
    try {
      return Set.copyOf(
          transactions.run(
              query ->
                  query.list(
                      "select sop_instance_uid from instance where series_instance_uid = ?"
                          + " union select sop_instance_uid from job_object"
                          + " where series_instance_uid = ?",
                      row -> row.text("sop_instance_uid"),
                      seriesInstanceUid,
                      seriesInstanceUid)));
    } catch (TransientFault e) {
      throw new StorageFaultException("the index cannot be read", e);
    }
  }
}
