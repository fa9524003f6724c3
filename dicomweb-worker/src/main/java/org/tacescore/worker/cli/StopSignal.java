package org.tacescore.worker.cli;

import java.util.concurrent.CountDownLatch;

/**
 * The wish that the process ends (Ctrl-C, SIGTERM): whoever runs it hears of the wish, stops in
 * good order, and the process ends when that is done.
 */
public final class StopSignal implements AutoCloseable {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);

  private StopSignal() {}

  /** Listens from now on. */
  public static StopSignal install() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(new Thread(signal::passOn, "stop"));
    return signal;
  }

  /** Waits for the wish. */
  public void await() throws InterruptedException {
    asked.await();
  }

  /** Says that everything has stopped. */
  @Override
  public void close() {
    stopped.countDown();
  }

  private void passOn() {
    asked.countDown();
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
