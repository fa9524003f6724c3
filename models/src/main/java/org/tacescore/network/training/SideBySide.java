package org.tacescore.network.training;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Runs independent pieces of work at the same time, each as if it were alone: what comes out does
 * not depend on how many run at once.
 *
 * <p>Sums over a network's images depend in their last bits on the threads of an operation, and a
 * training makes a difference of such bits large. So an operation has one thread, and several cores
 * are used by several trainings or several patients.
 */
public final class SideBySide {
  private SideBySide() {}

  /**
   * The results, in the order of the pieces.
   *
   * @param most pieces at a time
   * @throws RuntimeException that of the first piece that failed, after all have ended
   */
  public static <T> List<T> run(int most, List<Supplier<T>> pieces) {
    if (most < 1) {
      throw new IllegalArgumentException("at least one at a time, got " + most);
    }
    if (most == 1 || pieces.size() < 2) {
      return pieces.stream().map(Supplier::get).toList();
    }
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(most, pieces.size()));
    try {
      List<Future<T>> running = pieces.stream().map(piece -> threads.submit(piece::get)).toList();
      threads.shutdown();
      awaitEnd(threads);
      return running.stream().map(SideBySide::result).toList();
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * The results for a list that is cut into as many runs as may work at a time.
   *
   * @param piece gives the results for the elements from one place up to another
   */
  static <T> List<T> inRuns(int most, int elements, BiFunction<Integer, Integer, List<T>> piece) {
    int runs = Math.max(1, Math.min(most, elements));
    List<Supplier<List<T>>> pieces = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      int from = elements * run / runs;
      int to = elements * (run + 1) / runs;
      pieces.add(() -> piece.apply(from, to));
    }
    return run(runs, pieces).stream().flatMap(List::stream).toList();
  }

  private static void awaitEnd(ExecutorService threads) {
    try {
      while (!threads.awaitTermination(1, TimeUnit.HOURS)) {
        // Trainings may take days.
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while others worked", e);
    }
  }

  private static <T> T result(Future<T> one) {
    try {
      return one.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      if (e.getCause() instanceof Error fault) {
        throw fault;
      }
      throw new IllegalStateException("a supplier throws nothing checked", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while others worked", e);
    }
  }
}
