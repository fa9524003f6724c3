package org.tacescore.testpacs.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Debian's PostgreSQL as it is by default, as an ordinary user, in a folder and on a port of its
 * own.
 */
final class BenchPostgres implements AutoCloseable {
  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
  private static final String USER = "tacescore";

  private final Path programs;
  private final Path folder;
  private final int port;
  private int databases;

  private BenchPostgres(Path programs, Path folder, int port) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
  }

  /** Empty where this machine has none (Debian: postgresql). */
  static Optional<BenchPostgres> start() throws IOException, InterruptedException {
    Optional<Path> programs = programs();
    if (programs.isEmpty()) {
      return Optional.empty();
    }
    Path folder = Files.createTempDirectory("tacescore-bench-postgresql");
    BenchPostgres server = new BenchPostgres(programs.get(), folder, BenchServer.freePort());
    if (isRoot()) {
      BenchServer.run("chown", "postgres", folder.toString());
    }
    server.run("initdb", "-D", server.data(), "-U", USER, "-A", "trust", "-E", "UTF8");
    String options =
        "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=%s"
            .formatted(server.port, folder);
    server.run(
        "pg_ctl",
        "-D",
        server.data(),
        "-l",
        folder.resolve("log").toString(),
        "-w",
        "-o",
        options,
        "start");
    return Optional.of(server);
  }

  /** An empty database, as the section of a worker's configuration. */
  String newDatabase() throws IOException, InterruptedException {
    databases++;
    String name = "bench" + databases;
    run("createdb", "-h", "127.0.0.1", "-p", Integer.toString(port), "-U", USER, name);
    return """
        database: {kind: postgresql, url: 'jdbc:postgresql://127.0.0.1:%d/%s', user: %s}
        """
        .formatted(port, name, USER);
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  /** {@code initdb} and the server refuse to run as root. */
  private void run(String program, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    BenchServer.run(command.toArray(String[]::new));
  }

  private static Optional<Path> programs() throws IOException {
    if (!Files.isDirectory(VERSIONS)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(VERSIONS)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.naturalOrder());
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  @Override
  public void close() throws IOException {
    try {
      run("pg_ctl", "-D", data(), "-m", "fast", "-w", "stop");
      BenchServer.run("rm", "-rf", folder.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
