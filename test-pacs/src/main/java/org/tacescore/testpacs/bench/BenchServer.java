package org.tacescore.testpacs.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** A server program that a benchmark starts, on loopback ports of its own, and ends. */
final class BenchServer implements AutoCloseable {
  private static final long START_LIMIT_MS = 90_000;
  private static final long END_LIMIT_S = 30;
  private static final int PAUSE_MS = 20;
  private static final int LOWEST_PORT = 20_000;
  private static final int HIGHEST_PORT = 32_000;
  private static final int MOST_TRIES = 100;

  private final String name;
  private final Process process;
  private final Path log;

  private BenchServer(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a program and waits until its port answers.
   *
   * @param name of its log in the folder
   * @throws IOException if it ends, or is not there within 90 s
   */
  static BenchServer start(String name, Path folder, int port, List<String> command)
      throws IOException, InterruptedException {
    Path log = folder.resolve(name + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "3");
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    BenchServer server = new BenchServer(name, process, log);
    server.awaitPort(port);
    return server;
  }

  private void awaitPort(int port) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_LIMIT_MS);
    while (!answers(port)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        process.destroyForcibly();
        throw new IOException("%s did not start:%n%s".formatted(name, Files.readString(log)));
      }
      Thread.sleep(PAUSE_MS);
    }
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PAUSE_MS);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Below those that the system gives to callers, so that none takes it in between. */
  static int freePort() throws IOException {
    for (int tries = 1; ; tries++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
      try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return probe.getLocalPort();
      } catch (IOException taken) {
        if (tries == MOST_TRIES) {
          throw taken;
        }
      }
    }
  }

  /** A program of the system's folders, with those of administrators. */
  static Optional<String> program(String name) {
    return Arrays.stream((System.getenv("PATH") + ":/usr/sbin").split(":", -1))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  /**
   * Runs a program to its end.
   *
   * @throws IOException with what it said if it fails
   */
  static void run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("%s: %s".formatted(Arrays.toString(command), said));
    }
  }

  /** Processor time of the process so far, all threads together. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** The command line of a Java class on this process' class path. */
  static List<String> java(List<String> options, Class<?> main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END_LIMIT_S, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
