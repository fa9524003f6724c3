package org.tacescore.worker.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a secret is found; the configuration itself holds none. */
public sealed interface SecretPlace {

  /**
   * The secret as it is now.
   *
   * @throws SecretUnavailableException if it is not there
   */
  String value();

  /** The text of a file, without line ends after it. */
  record InFile(Path file) implements SecretPlace {
    @Override
    public String value() {
      try {
        return required(Files.readString(file).stripTrailing(), "file " + file);
      } catch (IOException e) {
        throw new SecretUnavailableException("the secret's file cannot be read: " + file, e);
      }
    }
  }

  /** A variable of the environment. */
  record InVariable(String name) implements SecretPlace {
    @Override
    public String value() {
      String value = System.getenv(name);
      return required(value == null ? "" : value, "environment variable " + name);
    }
  }

  private static String required(String value, String where) {
    if (value.isEmpty()) {
      throw new SecretUnavailableException("there is no secret in " + where);
    }
    return value;
  }
}
