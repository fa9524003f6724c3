package org.tacescore.testpacs.pacs;

import org.tacescore.dicom.DicomObject;

/** Hears of each object that a PACS was sent and keeps, before the sender is answered. */
@FunctionalInterface
public interface ArchiveListener {

  /**
   * Called on the thread that serves the sender, which gets its answer when this returns.
   *
   * @param object what was sent
   * @param result what became of it
   */
  void kept(DicomObject object, StoreResult result);
}
