package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * Debian's PostgreSQL as an ordinary user, in a folder and on a port of its own; one for all tests
 * of the process, ended with it. Where it is missing a test is skipped, or with CI=true fails.
 */
final class PostgresPeer {
  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
  private static final String USER = "tacescore";

  /** To remove the files of a hundred databases takes a busy machine more than a minute. */
  private static final int LIMIT_MINUTES = 10;

  private static @Nullable PostgresPeer shared;

  private final Path programs;
  private final Path folder;
  private final int port;
  private final AtomicInteger databases = new AtomicInteger();

  private PostgresPeer(Path programs, Path folder, int port) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
  }

  static synchronized PostgresPeer started() {
    PostgresPeer running = shared;
    if (running == null) {
      running = start(programs());
      shared = running;
    }
    return running;
  }

  /** A server that no other test uses, so that it can be restarted. */
  static PostgresPeer ofItsOwn() {
    return start(programs());
  }

  /** Ends every connection and starts again; nothing committed is lost. */
  void restart() {
    run("pg_ctl", "-D", data(), "-m", "fast", "-w", "stop");
    up();
  }

  /** A database of its own, as the section of a worker's configuration. */
  String newDatabase() {
    String name = "t" + databases.incrementAndGet();
    run("createdb", "-h", "127.0.0.1", "-p", Integer.toString(port), "-U", USER, name);
    return """
        database:
          kind: postgresql
          url: jdbc:postgresql://127.0.0.1:%d/%s
          user: %s
        """
        .formatted(port, name, USER);
  }

  private static PostgresPeer start(Path programs) {
    try {
      Path folder = Files.createTempDirectory("tacescore-postgresql");
      PostgresPeer peer = new PostgresPeer(programs, folder, freePort());
      if (isRoot()) {
        execute(List.of("chown", "postgres", folder.toString()));
      }
      peer.run("initdb", "-D", peer.data(), "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync");
      Runtime.getRuntime().addShutdownHook(new Thread(peer::end));
      peer.up();
      return peer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void up() {
    String options =
        "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=%s -c fsync=off"
            .formatted(port, folder);
    run(
        "pg_ctl",
        "-D",
        data(),
        "-l",
        folder.resolve("log").toString(),
        "-w",
        "-o",
        options,
        "start");
  }

  private void end() {
    run("pg_ctl", "-D", data(), "-m", "fast", "-w", "stop");
    execute(List.of("rm", "-rf", folder.toString()));
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  /** {@code initdb} and the server refuse to run as root. */
  private void run(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(Arrays.asList(arguments));
    execute(command);
  }

  private static void execute(List<String> command) {
    try {
      Path output = Files.createTempFile("postgresql", ".out");
      Process process =
          new ProcessBuilder(command)
              .directory(new java.io.File("/"))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended = process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
      String said = Files.readString(output, StandardCharsets.UTF_8);
      Files.delete(output);
      assertThat(ended && process.exitValue() == 0).as("%s%n%s", command, said).isTrue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Path programs() {
    Optional<Path> newest = Optional.empty();
    if (Files.isDirectory(VERSIONS)) {
      try (Stream<Path> versions = Files.list(VERSIONS)) {
        newest =
            versions
                .map(version -> version.resolve("bin"))
                .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                .max(Comparator.naturalOrder());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    String missing = "initdb is missing: Debian package postgresql";
    if ("true".equals(System.getenv("CI"))) {
      assertThat(newest).as(missing).isPresent();
    }
    Assumptions.assumeTrue(newest.isPresent(), missing);
    return newest.orElseThrow();
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
