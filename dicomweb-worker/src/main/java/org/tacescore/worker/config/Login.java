package org.tacescore.worker.config;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How the worker says who it is to a DICOMweb service. */
public sealed interface Login {

  /**
   * Value of the Authorization header; secrets are read anew, so that they may change.
   *
   * @throws SecretUnavailableException if the secret is not there
   */
  String authorization();

  /** User and password (RFC 7617). */
  record Basic(String user, SecretPlace password) implements Login {
    @Override
    public String authorization() {
      String pair = user + ":" + password.value();
      return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** A token (RFC 6750). */
  record Bearer(SecretPlace token) implements Login {
    @Override
    public String authorization() {
      return "Bearer " + token.value();
    }
  }
}
