package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.tacescore.testpacs.Main;

/** A worker in a process of its own, as {@code ./tacescore serve} starts it. */
final class WorkerProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration END_LIMIT = Duration.ofSeconds(30);

  private final WorkerApi api;
  private final Process process;
  private final Path log;

  private WorkerProcess(WorkerSite site, Process process, Path log) {
    this.api = new WorkerApi(site.http());
    this.process = process;
    this.log = log;
  }

  /** Starts a worker and waits until it says that it is ready. */
  static WorkerProcess serve(WorkerSite site) throws IOException {
    return run(site, Main.class, "serve", "--config", site.config().toString());
  }

  /** The same with variables in its environment. */
  static WorkerProcess serve(WorkerSite site, Map<String, String> environment) throws IOException {
    return run(site, environment, Main.class, "serve", "--config", site.config().toString());
  }

  /** The same with another main class, on the class path of the tests. */
  static WorkerProcess run(WorkerSite site, Class<?> main, String... arguments) throws IOException {
    return run(site, Map.of(), main, arguments);
  }

  private static WorkerProcess run(
      WorkerSite site, Map<String, String> environment, Class<?> main, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseParallelGC",
                "-Xshare:auto",
                // It lives for some seconds.
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=logback.xml",
                "-Dtacescore.log=INFO",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "3");
    builder.environment().putAll(environment);
    Path log = Files.createTempFile(site.folder(), "worker", ".log");
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    // No worker outlives the tests, however they end.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    WorkerProcess worker = new WorkerProcess(site, process, log);
    Poll.until(START_LIMIT, "the worker is ready", worker::readyOrEnded);
    if (!process.isAlive()) {
      fail("the worker ended with %d:%n%s".formatted(process.exitValue(), worker.log()));
    }
    return worker;
  }

  /** SIGKILL: on return the signal is sent, and nothing of the process runs after it. */
  void kill() {
    process.destroyForcibly();
  }

  long processId() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Exit status, 128 + signal where a signal ended it; waits for the end. */
  int exitStatus() throws InterruptedException {
    if (!process.waitFor(END_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      return fail("the worker does not end:\n" + log());
    }
    return process.exitValue();
  }

  /** The jobs of a study, as {@code GET /api/v1/jobs} tells them. */
  List<JsonNode> jobs(String studyInstanceUid) throws IOException, InterruptedException {
    return api.jobs(studyInstanceUid);
  }

  /** All that the process has said. */
  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean readyOrEnded() throws InterruptedException {
    try {
      return !process.isAlive() || api.get("/health/ready").statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Ends the worker as a service manager does; one that does not end in time is killed. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().completeOnTimeout(process, END_LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    kill();
    process.onExit().join();
  }
}
