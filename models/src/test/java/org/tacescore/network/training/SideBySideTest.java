package org.tacescore.network.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SideBySideTest {
  @Test
  void worksAtTheSameTimeAndKeepsTheOrder() {
    CountDownLatch both = new CountDownLatch(2);
    List<Supplier<String>> pieces = List.of(() -> met(both, "first"), () -> met(both, "second"));

    assertThat(SideBySide.run(2, pieces)).containsExactly("first", "second");
  }

  @Test
  void throwsWhatThrewFirstInOrderAfterAllHaveEnded() {
    AtomicInteger ended = new AtomicInteger();
    List<Supplier<Integer>> pieces =
        List.of(
            ended::incrementAndGet,
            () -> {
              throw new IllegalStateException("second");
            },
            () -> {
              throw new IllegalArgumentException("third");
            },
            ended::incrementAndGet);

    assertThatThrownBy(() -> SideBySide.run(3, pieces))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("second");
    assertThat(ended).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 20})
  void cutsAListIntoRunsThatGiveItBack(int most) {
    List<Integer> seven =
        SideBySide.inRuns(most, 7, (from, to) -> IntStream.range(from, to).boxed().toList());

    assertThat(seven).containsExactly(0, 1, 2, 3, 4, 5, 6);
    assertThat(SideBySide.inRuns(most, 0, (from, to) -> List.of())).isEmpty();
  }

  @Test
  void needsAtLeastOneAtATime() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SideBySide.run(0, List.<Supplier<String>>of()));
  }

  private static String met(CountDownLatch both, String name) {
    both.countDown();
    try {
      return both.await(10, TimeUnit.SECONDS) ? name : "alone";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
