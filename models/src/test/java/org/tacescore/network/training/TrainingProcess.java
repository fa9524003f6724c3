package org.tacescore.network.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * A training in a process of its own, which a test can kill: waits for a line, trains in a folder
 * and, where it is told a step, stands still there until it is killed.
 */
final class TrainingProcess {
  static final TrainingPlan PLAN = ToyTask.PLAN.withEpochs(3, 0);

  private TrainingProcess() {}

  /** Where the training halts: epoch and step; 0 for nowhere. */
  public static void main(String[] arguments) {
    int epoch = Integer.parseInt(arguments[1]);
    int step = Integer.parseInt(arguments[2]);
    TrainingTask task = task();
    if (epoch > 0) {
      // The same training without interruption: TensorFlow has its threads from this process.
      say("whole", Trainer.inMemory(TrainingProgress.SILENT, Clock.systemUTC()).train(task));
    }
    awaitLine();
    Trainer trainer =
        Trainer.in(
            Path.of(arguments[0]),
            status -> {
              if (status.epoch() == epoch && status.step() == step) {
                System.out.println("standing");
                awaitLine();
              }
            },
            Clock.systemUTC());
    say("resumed", trainer.train(task));
  }

  private static TrainingTask task() {
    return new TrainingTask(ToyTask.SPEC, ToyTask.start(5), ToyTask.set(8, 1, 3), PLAN);
  }

  private static void say(String which, TrainedNetwork trained) {
    String digest = Digests.network(trained.spec(), trained.weights());
    System.out.println(List.of(which, digest, PlanJson.write(trained.history())));
  }

  /** Ends this process when the parent ends, whose end closes the stream. */
  private static void awaitLine() {
    try {
      int read;
      do {
        read = System.in.read();
      } while (read != '\n' && read >= 0);
      if (read < 0) {
        Runtime.getRuntime().halt(1);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read standard input", e);
    }
  }
}
