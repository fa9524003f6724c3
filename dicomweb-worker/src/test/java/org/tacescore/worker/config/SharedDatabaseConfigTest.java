package org.tacescore.worker.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys of workers that share a database, and of who hears of what. */
class SharedDatabaseConfigTest {
  private static final String URL = "jdbc:postgresql://db:5432/tacescore";

  @TempDir Path folder;

  private WorkerConfig read(String yaml) {
    Path file = folder.resolve("worker.yaml");
    try {
      Files.writeString(file, "data-dir: data\nsite-zone: UTC\n" + yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return WorkerConfig.read(file);
  }

  @Test
  void readsThePasswordFromAFileOfItsOwn() throws IOException {
    Files.writeString(folder.resolve("pw"), "top secret\n");

    WorkerConfig config =
        read(
            """
            deliver: none
            worker-name: worker-1
            database: {kind: postgresql, url: "%s", user: t, password-file: pw}
            """
                .formatted(URL));

    assertThat(config.database())
        .isEqualTo(new DatabaseConfig.PostgreSql(URL, "t", Optional.of(new Secret("top secret"))));
    assertThat(config.scheduler().workerName()).contains("worker-1");
    assertThat(config.toString()).doesNotContain("top secret");
  }

  @Test
  void readsThePasswordFromTheEnvironment() {
    WorkerConfig config =
        read(
            """
            deliver: none
            database: {kind: postgresql, url: "%s", user: t, password-variable: PATH}
            """
                .formatted(URL));

    assertThat(config.database())
        .isEqualTo(
            new DatabaseConfig.PostgreSql(
                URL, "t", Optional.of(new Secret(System.getenv("PATH")))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: oracle | kind must be embedded or postgresql",
        "kind: postgresql | database.url is required",
        "{kind: postgresql, url: 'jdbc:postgresql://h/d', user: u, password: p}"
            + " | unknown key database.password",
        "{kind: postgresql, url: 'jdbc:postgresql://h/d?password=p', user: u}"
            + " | user and password have keys of their own",
        "{kind: postgresql, url: 'jdbc:mysql://h/d', user: u} | begins with jdbc:postgresql:",
        "{kind: postgresql, url: 'jdbc:postgresql://h/d', user: u, password-file: none}"
            + " | the file cannot be read",
        "{kind: postgresql, url: 'jdbc:postgresql://h/d', user: u, password-variable: NO_SUCH}"
            + " | the environment has no variable 'NO_SUCH'",
      })
  void refusesUnfitDatabases(String database, String message) {
    String value = database.startsWith("{") ? database : "{" + database + "}";
    assertThatThrownBy(() -> read("deliver: none\ndatabase: " + value + "\n"))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesANameThatTheDatabaseCannotHold() {
    assertThatThrownBy(() -> read("deliver: none\nworker-name: a b\n"))
        .hasMessageContaining("worker-name: needed 1 to 38 letters");
  }

  @Test
  void readsShadowModeAndWhatADestinationIsAskedFor() {
    WorkerConfig config =
        read(
            """
            shadow: true
            destinations:
              - {name: a, kind: c-store, host: h, port: 104, called-ae-title: A,
                 read-back: "http://h:8042/dicom-web", storage-commitment: true}
            """);

    assertThat(config.delivery().shadow()).isTrue();
    assertThat(config.delivery().destinations())
        .containsExactly(
            new Destination.CStore(
                "a",
                "h",
                104,
                new AeTitle("A"),
                Optional.of(URI.create("http://h:8042/dicom-web")),
                true));
  }

  @Test
  void readsWebhooks() {
    WorkerConfig config =
        read(
            """
            deliver: none
            webhooks:
              - {name: desk, url: "https://h/x?token=y", events: [dead-letter, refusal],
                 authorization-variable: PATH}
              - {name: all, url: "http://h/y"}
            """);

    assertThat(config.webhooks())
        .containsExactly(
            new WebhookConfig(
                "desk",
                URI.create("https://h/x?token=y"),
                Set.of(WebhookConfig.Event.DEAD_LETTER, WebhookConfig.Event.REFUSAL),
                Optional.of(new Secret(System.getenv("PATH")))),
            new WebhookConfig(
                "all",
                URI.create("http://h/y"),
                Set.of(WebhookConfig.Event.values()),
                Optional.empty()));
    assertThat(config.toString()).doesNotContain("token");
  }

  @Test
  void refusesTwoWebhooksOfOneName() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    deliver: none
                    webhooks:
                      - {name: a, url: "http://h/x"}
                      - {name: a, url: "http://h/y"}
                    """))
        .hasMessageContaining("another webhook is called a");
  }
}
