package org.tacescore.worker.queue;

import java.util.List;
import java.util.Optional;
import org.tacescore.worker.web.JobOutputs;
import org.tacescore.worker.web.MadeObject;

/** What jobs have made, from the tables {@code job} and {@code job_object}. */
final class JdbcJobOutputs implements JobOutputs {
  private final Transactions transactions;

  JdbcJobOutputs(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<String> result(String jobId) {
    return transactions.run(
        query ->
            query
                .first(
                    "select result from job where job_key = ?",
                    row -> row.optionalText("result"),
                    jobId)
                .flatMap(result -> result));
  }

  @Override
  public List<MadeObject> objects(String jobId) {
    return transactions.run(
        query ->
            query.list(
                "select o.* from job_object o join job j on j.job_key = o.job_key"
                    + " where o.job_key = ? order by case when o.role = ? then 0 else 1 end, o.role",
                row ->
                    new MadeObject(
                        row.text("role"),
                        row.text("sop_class_uid"),
                        row.text("sop_instance_uid"),
                        row.text("series_instance_uid"),
                        row.text("sha256")),
                jobId,
                OutputObject.SR));
  }
}
