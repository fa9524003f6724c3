package org.tacescore.worker.dicomweb;

import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import org.tacescore.dicom.UniqueIdentifier;
import org.tacescore.worker.web.HttpCall;
import org.tacescore.worker.web.ProblemException;

/**
 * A study, a series of it, or an instance of that, as a URL names them; all are UIDs.
 *
 * @param study Study Instance UID
 * @param series Series Instance UID; there if {@code instance} is
 * @param instance SOP Instance UID
 */
public record ResourceUids(String study, Optional<String> series, Optional<String> instance) {

  /**
   * Reads the path of a call whose template has {@code study}, and may have {@code series} and
   * {@code instance}.
   *
   * @throws ProblemException 400 if one of them is no UID
   */
  static ResourceUids of(HttpCall call) {
    return new ResourceUids(
        uid(call, "study").orElse(""), uid(call, "series"), uid(call, "instance"));
  }

  private static Optional<String> uid(HttpCall call, String name) {
    Optional<String> uid = Optional.ofNullable(call.pathParameters().get(name));
    if (uid.isPresent() && !UniqueIdentifier.isValid(uid.get())) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST_400, "BAD_REQUEST", "the path has no UID for its " + name);
    }
    return uid;
  }
}
