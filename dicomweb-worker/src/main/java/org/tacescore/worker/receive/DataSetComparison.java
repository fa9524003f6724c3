package org.tacescore.worker.receive;

/**
 * Tells whether two stored files with different bytes hold the same data set, as after a change of
 * transfer syntax or group lengths on the way.
 */
@FunctionalInterface
public interface DataSetComparison {

  /**
   * Whether the files of two records hold equal data sets.
   *
   * @param known the record in the index
   * @param arrived the record that came with the same SOP Instance UID and another hash
   */
  boolean sameDataSet(InstanceRecord known, InstanceRecord arrived);
}
