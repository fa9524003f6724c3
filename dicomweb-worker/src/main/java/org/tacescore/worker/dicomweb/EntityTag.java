package org.tacescore.worker.dicomweb;

import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.tacescore.digest.Sha256;
import org.tacescore.worker.web.HttpAnswer;
import org.tacescore.worker.web.HttpCall;

/**
 * The name of a representation (RFC 9110 section 8.8.3): made of the hashes of the files it is made
 * from, and of what is made of them. Equal names are equal bytes.
 *
 * @param value with its quotation marks
 */
record EntityTag(String value) {

  /** Raised when the same file is answered in other bytes. */
  private static final String VERSION = "1";

  private static final int DIGITS = 32;

  static EntityTag of(List<String> hashes, String... form) {
    String all = VERSION + " " + String.join(" ", hashes) + " " + String.join(" ", form);
    return new EntityTag('"' + Sha256.hexOf(all).substring(0, DIGITS) + '"');
  }

  /** A separator of parts that their content cannot foresee. */
  String boundary() {
    return "tacescore-" + value.replace("\"", "");
  }

  /** 304 if the client has this representation, or any if it says {@code *}. */
  Optional<HttpAnswer> notModified(HttpCall call) {
    // Our own have no comma in them.
    String list =
        String.join(",", call.request().getHeaders().getValuesList(HttpHeader.IF_NONE_MATCH));
    for (String known : list.split(",", -1)) {
      String strong = known.strip().replaceFirst("^W/", "");
      if (strong.equals(value) || strong.equals("*")) {
        return Optional.of(on(HttpAnswer.empty(HttpStatus.NOT_MODIFIED_304)));
      }
    }
    return Optional.empty();
  }

  HttpAnswer on(HttpAnswer answer) {
    return answer.with("ETag", value);
  }
}
