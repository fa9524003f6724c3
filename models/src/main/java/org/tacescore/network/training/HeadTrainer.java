package org.tacescore.network.training;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.tacescore.network.weights.WeightTensor;
import org.tacescore.network.weights.Weights;

/**
 * Trains a new head on features that are computed once: standardised with the training rows' mean
 * and deviation, which are folded into the head afterwards, so that the network is as any other.
 */
final class HeadTrainer {
  private final TrainingTask task;
  private final TrainingProgress progress;
  private final Clock clock;
  private final PatientSplit split;
  private final HeadRows training;
  private final HeadRows validation;

  HeadTrainer(TrainingTask task, FeatureCache cache, TrainingProgress progress, Clock clock) {
    this.task = task;
    this.progress = progress;
    this.clock = clock;
    this.split = PatientSplit.of(task.set(), task.plan().validationFraction(), task.plan().seed());
    HeadRows images =
        HeadRows.of(
            TrainingBatches.images(task.set().cases()),
            Features.ofHead(task, cache).byBatch(task.set().cases(), task.plan().batch()));
    HeadRows all = task.plan().patientMeans() ? images.patientMeans() : images;
    this.training = all.of(split.training());
    this.validation = all.of(split.validation());
  }

  TrainedNetwork train() {
    Standardisation standard = Standardisation.of(training);
    List<SoftmaxHead.Row> rows = standardised(training, standard);
    List<SoftmaxHead.Row> held = standardised(validation, standard);
    SoftmaxHead head = new SoftmaxHead(task.set().classes(), training.width(), task.plan());
    TrainingHistory history = TrainingHistory.empty();
    TimeLeft left = new TimeLeft(clock, 0);
    double[] best = head.values();
    while (!history.finished(task.plan())) {
      int epoch = history.epochs().size() + 1;
      double loss = finite("the loss", head.step(rows), epoch);
      history = history.with(new EpochLosses(loss, validationLoss(head, held, epoch)));
      if (history.lastIsBest()) {
        best = head.values();
      }
      report(history, left);
    }
    head.set(best);
    return new TrainedNetwork(task.spec(), folded(head, standard), history, split);
  }

  private List<SoftmaxHead.Row> standardised(HeadRows rows, Standardisation standard) {
    return rows.rows().stream()
        .map(
            row ->
                new SoftmaxHead.Row(
                    standard.apply(row.features()),
                    row.of().label(),
                    task.plan().classWeight(row.of().label())))
        .toList();
  }

  /** The rows of a patient stand together: one mean probability each. */
  private OptionalDouble validationLoss(SoftmaxHead head, List<SoftmaxHead.Row> rows, int epoch) {
    if (rows.isEmpty()) {
      return OptionalDouble.empty();
    }
    PatientLoss loss = new PatientLoss();
    int place = 0;
    for (TrainingCase one : split.validation()) {
      int count = task.plan().patientMeans() ? 1 : one.count();
      double sum = 0;
      for (SoftmaxHead.Row row : rows.subList(place, place + count)) {
        sum += head.probabilities(row.features())[one.label()];
      }
      loss.add(sum / count, task.plan().classWeight(one.label()));
      place += count;
    }
    return OptionalDouble.of(finite("the validation loss", loss.mean(), epoch));
  }

  private static double finite(String what, double value, int epoch) {
    if (!Double.isFinite(value)) {
      throw TrainingFailedException.nanLoss(what, value, epoch, 1);
    }
    return value;
  }

  private void report(TrainingHistory history, TimeLeft left) {
    int epoch = history.epochs().size();
    EpochLosses losses = history.epochs().get(epoch - 1);
    int epochs = task.plan().epochs();
    progress.report(
        new TrainingStatus(
            epoch,
            epochs,
            1,
            1,
            losses.training(),
            losses.validation(),
            left.after(epoch, epochs)));
  }

  private Weights folded(SoftmaxHead head, Standardisation standard) {
    Map<String, WeightTensor> tensors = new LinkedHashMap<>();
    tensors.put(
        task.head() + ".weight",
        WeightTensor.of(
            new int[] {task.set().classes(), training.width()},
            standard.foldedKernel(head.kernel())));
    tensors.put(
        task.head() + ".bias",
        WeightTensor.of(
            new int[] {task.set().classes()}, standard.foldedBias(head.kernel(), head.bias())));
    return task.started(Weights.of(tensors));
  }
}
