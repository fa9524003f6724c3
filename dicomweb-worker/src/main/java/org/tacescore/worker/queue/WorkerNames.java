package org.tacescore.worker.queue;

/** Sees to it that two running workers on one database never have the same name. */
@FunctionalInterface
interface WorkerNames {

  /** Of a database that one process at a time can open. */
  WorkerNames ALONE = name -> {};

  /**
   * @throws DatabaseUnavailableException if another running worker has the name
   */
  void reserve(String name);
}
