package org.tacescore.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A relay before a PACS, on a port of its own. Each connection meets the next fault that is
 * planned, and is relayed whole when none is left. A fault that a connection does not reach, for it
 * was shorter, waits for another.
 */
final class FaultyGate implements AutoCloseable {

  /**
   * What happens to a connection.
   *
   * @param port whom it is relayed to; 0 for the PACS
   * @param mostOfRequest bytes of the request after which the connection is lost
   * @param mostOfAnswer bytes of the answer after which the connection is lost
   * @param late how long the first byte of an answer is held back
   */
  record Fault(int port, long mostOfRequest, long mostOfAnswer, Duration late) {
    private static final Fault NONE = new Fault(0, Long.MAX_VALUE, Long.MAX_VALUE, Duration.ZERO);

    /** Another answers in the place of the PACS. */
    static Fault elsewhere(int port) {
      return new Fault(port, Long.MAX_VALUE, Long.MAX_VALUE, Duration.ZERO);
    }

    static Fault requestCut(long bytes) {
      return new Fault(0, bytes, Long.MAX_VALUE, Duration.ZERO);
    }

    static Fault answerCut(long bytes) {
      return new Fault(0, Long.MAX_VALUE, bytes, Duration.ZERO);
    }

    static Fault answerLate(Duration late) {
      return new Fault(0, Long.MAX_VALUE, Long.MAX_VALUE, late);
    }

    boolean cuts() {
      return mostOfRequest < Long.MAX_VALUE || mostOfAnswer < Long.MAX_VALUE;
    }
  }

  private static final int BUFFER = 1 << 13;

  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "faulty-gate");
            thread.setDaemon(true);
            return thread;
          });
  private final Deque<Fault> planned = new ArrayDeque<>();
  private final int pacsPort;
  private final int port;
  private @Nullable ServerSocket listening;

  private FaultyGate(int pacsPort, int port) {
    this.pacsPort = pacsPort;
    this.port = port;
  }

  static FaultyGate before(int pacsPort) throws IOException {
    FaultyGate gate = new FaultyGate(pacsPort, OrthancPeer.freePort());
    gate.comeBack();
    return gate;
  }

  int port() {
    return port;
  }

  synchronized void plan(Fault... faults) {
    planned.addAll(List.of(faults));
  }

  /** Whether every fault that was planned has come to pass. */
  synchronized boolean allMet() {
    return planned.isEmpty();
  }

  private synchronized Fault next() {
    return planned.isEmpty() ? Fault.NONE : planned.removeFirst();
  }

  private synchronized void notReached(Fault fault) {
    planned.addFirst(fault);
  }

  /** Nobody listens any more. */
  synchronized void leave() throws IOException {
    if (listening != null) {
      listening.close();
      listening = null;
    }
  }

  synchronized void comeBack() throws IOException {
    ServerSocket server = new ServerSocket();
    server.setReuseAddress(true);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    listening = server;
    threads.execute(() -> accept(server));
  }

  private void accept(ServerSocket server) {
    try {
      while (true) {
        Socket caller = server.accept();
        Fault fault = next();
        threads.execute(() -> relay(caller, fault));
      }
    } catch (IOException left) {
      // leave() closes the socket that is waited on.
      return;
    }
  }

  private void relay(Socket caller, Fault fault) {
    int target = fault.port() == 0 ? pacsPort : fault.port();
    try (caller;
        Socket pacs = new Socket(InetAddress.getLoopbackAddress(), target)) {
      var asking = threads.submit(() -> pump(caller, pacs, fault.mostOfRequest(), Duration.ZERO));
      boolean whole = pump(pacs, caller, fault.mostOfAnswer(), fault.late());
      caller.shutdownInput();
      if (fault.cuts() && whole && asking.get()) {
        notReached(fault);
      }
    } catch (Exception lost) {
      // What is lost here is what the worker has to live with.
      return;
    }
  }

  /**
   * Hands bytes on until the sender ends, either side is gone, or the most is reached; then both
   * connections end.
   *
   * @return whether the most was not reached
   */
  private static boolean pump(Socket from, Socket to, long most, Duration late) {
    byte[] bytes = new byte[BUFFER];
    long left = most;
    Duration wait = late;
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        Thread.sleep(wait.toMillis());
        wait = Duration.ZERO;
        out.write(bytes, 0, (int) Math.min(n, left));
        out.flush();
        left -= n;
        if (left <= 0) {
          to.close();
          from.close();
          return false;
        }
      }
      to.shutdownOutput();
    } catch (IOException gone) {
      return left > 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    leave();
    threads.shutdownNow();
  }
}
