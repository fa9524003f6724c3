package org.tacescore.worker.queue;

import java.time.Instant;
import java.util.List;

/** Writes the rejection notes of retracted jobs, as the queue sees it. */
@FunctionalInterface
public interface RejectionAuthor {

  /**
   * A note that takes back objects of one study; equal arguments give equal bytes.
   *
   * @param jobKey the job that made the objects
   * @param sha256s hashes of their stored files, at least one
   * @param at when they are taken back
   */
  OutputObject note(String jobKey, List<String> sha256s, Instant at);
}
