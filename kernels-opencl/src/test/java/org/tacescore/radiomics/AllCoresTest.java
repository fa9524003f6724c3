package org.tacescore.radiomics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

class AllCoresTest {
  @Test
  void answersInTheOrderOfTheItems() {
    assertThat(AllCores.map(List.of(3, 1, 2), item -> 10 * item)).containsExactly(30, 10, 20);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7})
  void namesTheFirstRefusalThoughItComesLast(int threads) throws Exception {
    ForkJoinPool pool = new ForkJoinPool(threads);
    CountDownLatch laterIsRefused = new CountDownLatch(1);
    try {
      assertThatThrownBy(
              () ->
                  pool.submit(
                          () ->
                              AllCores.run(
                                  List.of(
                                      () -> {
                                        await(laterIsRefused);
                                        throw new RefusedException(Refusal.TOO_LARGE, "first");
                                      },
                                      () -> {
                                        laterIsRefused.countDown();
                                        throw new RefusedException(Refusal.TOO_LARGE, "second");
                                      })))
                      .get())
          .rootCause()
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("first");
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void doesEveryTaskThoughOneIsRefused() {
    List<Integer> done = Collections.synchronizedList(new ArrayList<>());
    List<Runnable> tasks = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      int number = i;
      tasks.add(
          () -> {
            done.add(number);
            if (number == 3 || number == 11) {
              throw new RefusedException(Refusal.TOO_LARGE, "task " + number);
            }
          });
    }

    assertThatThrownBy(() -> AllCores.run(tasks)).hasMessageContaining("task 3");
    assertThat(done).hasSize(20);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
