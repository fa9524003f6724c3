package org.tacescore.worker.assemble;

import java.util.List;
import org.tacescore.worker.receive.InstanceRecord;

/** Reads the headers of a study's instances: what is there, and what is fit to be measured. */
@FunctionalInterface
public interface StudyInspector {

  /**
   * Inspects one study.
   *
   * @param instances all of one study, none of our own, no conflicting ones; not empty
   */
  StudyInventory inspect(List<InstanceRecord> instances);
}
