package org.tacescore.worker.web;

import java.io.IOException;

/** Answers the calls of one route, on a thread that may block. */
@FunctionalInterface
public interface HttpEndpoint {

  /**
   * Answers one call.
   *
   * @throws ProblemException to answer with a problem document
   * @throws IOException if the request's body breaks off
   */
  HttpAnswer answer(HttpCall call) throws IOException;
}
