package org.tacescore.worker.queue;

import org.tacescore.dicom.DicomObject;
import org.tacescore.worker.receive.OwnObjects;
import org.tacescore.worker.receive.StorageFaultException;

/** Knows our objects by the SOP Instance UIDs that jobs have given out. */
final class OutboxOwnObjects implements OwnObjects {
  private final Transactions transactions;

  OutboxOwnObjects(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public boolean isOwn(DicomObject instance) {
    String uid = instance.sopInstanceUid();
    try {
      return transactions.run(
          query -> query.exists("select 1 from job_object where sop_instance_uid = ?", uid));
    } catch (TransientFault e) {
      throw new StorageFaultException("the outbox cannot be read", e);
    }
  }
}
