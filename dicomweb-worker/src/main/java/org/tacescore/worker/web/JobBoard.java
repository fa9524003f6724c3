package org.tacescore.worker.web;

import java.util.List;
import java.util.Optional;

/** What the web station reads of the worker; answers are snapshots. */
public interface JobBoard {

  /** The latest jobs, newest first, at most some hundreds. */
  List<JobView> jobs();

  Optional<JobView> job(String id);

  List<OrphanView> orphans();

  /** Whether the worker can take and score studies: database and store answer, queue runs. */
  boolean ready();
}
