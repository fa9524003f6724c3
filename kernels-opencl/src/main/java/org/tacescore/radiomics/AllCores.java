package org.tacescore.radiomics;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tacescore.refusal.RefusedException;

/**
 * Runs tasks on all cores. Of several that are refused the first in their order is named, whichever
 * was refused first by the clock: a refusal does not depend on the machine either.
 */
public final class AllCores {
  private AllCores() {}

  private record Outcome<R>(Optional<R> value, Optional<RefusedException> refusal) {
    static <T, R> Outcome<R> of(T item, Function<T, R> task) {
      try {
        return new Outcome<>(Optional.of(task.apply(item)), Optional.empty());
      } catch (RefusedException e) {
        return new Outcome<>(Optional.empty(), Optional.of(e));
      }
    }

    R orThrow() {
      refusal.ifPresent(
          refused -> {
            throw refused;
          });
      return value.orElseThrow();
    }
  }

  /**
   * The answers, in the order of the items.
   *
   * @throws RefusedException of the first item whose task is refused, when all tasks are done
   */
  public static <T, R> List<R> map(List<T> items, Function<T, R> task) {
    List<Outcome<R>> outcomes = items.parallelStream().map(item -> Outcome.of(item, task)).toList();
    return outcomes.stream().map(Outcome::orThrow).toList();
  }

  /**
   * Runs them all.
   *
   * @throws RefusedException of the first task that is refused, when all are done
   */
  public static void run(List<Runnable> tasks) {
    map(
        tasks,
        task -> {
          task.run();
          return true;
        });
  }
}
