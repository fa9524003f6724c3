package org.tacescore.network.training;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tacescore.network.weights.Weights;

/** Trains layers of a network by mini-batches, with a checkpoint after every epoch. */
final class FineTuner {
  private final TrainingTask task;
  private final ImageSource source;
  private final Optional<Checkpoint> checkpoint;
  private final TrainingProgress progress;
  private final Clock clock;
  private final PatientSplit split;
  private final TrainingBatches batches;

  FineTuner(
      TrainingTask task,
      ImageSource source,
      Optional<Checkpoint> checkpoint,
      TrainingProgress progress,
      Clock clock) {
    this.task = task;
    this.source = source;
    this.checkpoint = checkpoint;
    this.progress = progress;
    this.clock = clock;
    this.split = PatientSplit.of(task.set(), task.plan().validationFraction(), task.plan().seed());
    this.batches = new TrainingBatches(split.training(), task.plan(), source);
  }

  TrainedNetwork train() {
    TrainingState state =
        checkpoint
            .flatMap(Checkpoint::read)
            .orElseGet(() -> TrainingState.start(task.changed(task.start())));
    if (!state.history().finished(task.plan())) {
      state = trained(state);
    }
    Weights best = task.started(source.onImages(state.best()));
    return new TrainedNetwork(task.spec(), best, state.history(), split);
  }

  private TrainingState trained(TrainingState start) {
    source.prepare();
    TrainingState state = start;
    TimeLeft left = new TimeLeft(clock, start.step());
    try (TrainingGraph graph = new TrainingGraph(task);
        Validation validation = new Validation(split.validation(), task, source)) {
      place(graph, start);
      while (!state.history().finished(task.plan())) {
        state = epoch(graph, validation, state, left);
        checkpoint.ifPresent(written(state));
      }
    }
    return state;
  }

  private static java.util.function.Consumer<Checkpoint> written(TrainingState state) {
    return file -> file.write(state);
  }

  private void place(TrainingGraph graph, TrainingState state) {
    Weights weights = task.started(state.weights());
    if (state.begun()) {
      graph.resume(weights, state.slots());
    } else {
      graph.start(weights);
    }
  }

  private TrainingState epoch(
      TrainingGraph graph, Validation validation, TrainingState before, TimeLeft left) {
    int number = before.history().epochs().size() + 1;
    TrainingBatches.Epoch epoch = batches.epoch(number);
    OptionalDouble lastValidation = lastValidation(before.history());
    double sum = 0;
    int images = 0;
    for (int step = 1; step <= batches.steps(); step++) {
      ImageBatch batch = epoch.batch(step);
      double loss = graph.step(batch, number, step, before.step() + step);
      requireFinite("the loss", loss, number, step);
      sum += loss * batch.size();
      images += batch.size();
      report(number, step, sum / images, lastValidation, left);
    }
    Weights weights = graph.changed();
    requireFinite(weights, number);
    OptionalDouble validated = validation.loss(weights);
    validated.ifPresent(
        loss -> requireFinite("the validation loss", loss, number, batches.steps()));
    EpochLosses losses = new EpochLosses(sum / images, validated);
    report(number, batches.steps(), losses.training(), validated, left);
    return after(before, losses, weights, graph.slots());
  }

  private TrainingState after(
      TrainingState before, EpochLosses losses, Weights weights, Weights slots) {
    TrainingHistory history = before.history().with(losses);
    Weights best = history.lastIsBest() ? weights : before.best();
    return new TrainingState(before.step() + batches.steps(), history, weights, slots, best);
  }

  private static OptionalDouble lastValidation(TrainingHistory history) {
    return history.epochs().isEmpty()
        ? OptionalDouble.empty()
        : history.epochs().get(history.epochs().size() - 1).validation();
  }

  private void report(int epoch, int step, double loss, OptionalDouble validation, TimeLeft left) {
    long done = (epoch - 1L) * batches.steps() + step;
    long all = (long) task.plan().epochs() * batches.steps();
    Duration time = left.after(done, all);
    progress.report(
        new TrainingStatus(
            epoch, task.plan().epochs(), step, batches.steps(), loss, validation, time));
  }

  private static void requireFinite(String what, double value, int epoch, int step) {
    if (!Double.isFinite(value)) {
      throw TrainingFailedException.nanLoss(what, value, epoch, step);
    }
  }

  private void requireFinite(Weights weights, int epoch) {
    weights
        .asMap()
        .forEach(
            (name, tensor) -> {
              for (float value : tensor.toArray()) {
                requireFinite(name, value, epoch, batches.steps());
              }
            });
  }
}
