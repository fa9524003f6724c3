package org.tacescore.worker.receive;

import java.util.List;

/**
 * What a storage provider reports of a request for storage commitment (PS3.4 annex J.3.3).
 *
 * @param transactionUid Transaction UID (0008,1195) of the request
 * @param committed SOP Instance UIDs that it keeps
 * @param failed those that it does not, each with its Failure Reason (0008,1197)
 */
public record CommitmentReport(String transactionUid, List<String> committed, List<String> failed) {

  public CommitmentReport {
    committed = List.copyOf(committed);
    failed = List.copyOf(failed);
  }
}
