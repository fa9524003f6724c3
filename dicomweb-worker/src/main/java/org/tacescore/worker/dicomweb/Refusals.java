package org.tacescore.worker.dicomweb;

import java.io.IOException;
import org.eclipse.jetty.http.HttpStatus;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.worker.web.ProblemException;

/** Tells what pixels are refused for as a problem: 406 for a codec, 500 for a broken file. */
final class Refusals {

  private Refusals() {}

  /** Work on pixels. */
  @FunctionalInterface
  interface PixelWork<T> {
    T done() throws IOException;
  }

  static <T> T told(PixelWork<T> work) throws IOException {
    try {
      return work.done();
    } catch (RefusedException e) {
      boolean broken = e.reason() == Refusal.UNREADABLE_INSTANCE;
      throw new ProblemException(
          broken ? HttpStatus.INTERNAL_SERVER_ERROR_500 : HttpStatus.NOT_ACCEPTABLE_406,
          e.reason().name(),
          String.valueOf(e.getMessage()));
    }
  }
}
