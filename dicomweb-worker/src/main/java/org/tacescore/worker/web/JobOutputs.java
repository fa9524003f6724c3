package org.tacescore.worker.web;

import java.util.List;
import java.util.Optional;

/** What jobs have made. */
public interface JobOutputs {

  /** The whole result of a job as JSON, UIDs and scores; empty before its end. */
  Optional<String> result(String jobId);

  /** The objects of a job, the Structured Report first, then by role; empty before its end. */
  List<MadeObject> objects(String jobId);
}
