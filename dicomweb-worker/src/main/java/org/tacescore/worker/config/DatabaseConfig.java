package org.tacescore.worker.config;

import java.util.Optional;

/** Where the worker keeps what it knows of studies, jobs and deliveries. */
public sealed interface DatabaseConfig {

  /** A file of its own in {@code data-dir/db}; one worker at a time. */
  record Embedded() implements DatabaseConfig {}

  /**
   * A PostgreSQL database that several workers may share.
   *
   * @param url JDBC URL, {@code jdbc:postgresql://host:port/database}, without user and password
   * @param user role to log in as
   * @param password its password; empty where the server asks for none
   */
  record PostgreSql(String url, String user, Optional<Secret> password) implements DatabaseConfig {

    public PostgreSql {
      if (!url.startsWith("jdbc:postgresql:")) {
        throw new IllegalArgumentException(
            "needed a URL that begins with jdbc:postgresql:, got another");
      }
      if (url.contains("password=") || url.contains("user=")) {
        throw new IllegalArgumentException("user and password have keys of their own");
      }
    }
  }
}
