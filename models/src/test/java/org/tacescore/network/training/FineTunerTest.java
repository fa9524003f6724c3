package org.tacescore.network.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;

class FineTunerTest {
  @Test
  void lossFalls() {
    long t0 = System.nanoTime();
    TrainedNetwork n = train(ToyTask.PLAN.withEpochs(6, 0));
    System.out.println(n.history() + " " + (System.nanoTime() - t0) / 1e6);
    t0 = System.nanoTime();
    TrainedNetwork n2 = train(ToyTask.PLAN.withEpochs(6, 0));
    System.out.println((System.nanoTime() - t0) / 1e6);
    for (int i = 0; i < 5; i++) assertThat(train(ToyTask.PLAN.withEpochs(6, 0)).weights()).isEqualTo(n.weights());
  }

  private static TrainedNetwork train(TrainingPlan plan) {
    return Trainer.inMemory(s -> System.out.println(s.line()), Clock.systemUTC())
        .train(ToyTask.task(plan));
  }
}
