package org.tacescore.network.training;

import java.util.List;
import java.util.OptionalDouble;
import org.tacescore.network.NetworkSpec;
import org.tacescore.network.weights.Weights;

/** The validation patients' loss under the graph for inference; without patients, none. */
final class Validation implements AutoCloseable {
  private final List<TrainingCase> cases;
  private final TrainingPlan plan;
  private final NetworkSpec spec;
  private final ImageSource source;
  private final EvaluationGraph graph;

  Validation(List<TrainingCase> cases, TrainingTask task, ImageSource source) {
    this.source = source;
    this.cases = cases;
    this.plan = task.plan();
    this.spec = task.spec();
    this.graph = new EvaluationGraph(spec, plan.threads());
    graph.assign(task.start());
  }

  /**
   * The loss now.
   *
   * @param changed the tensors that training changes
   */
  OptionalDouble loss(Weights changed) {
    if (cases.isEmpty()) {
      return OptionalDouble.empty();
    }
    graph.reassign(changed);
    PatientLoss loss = new PatientLoss();
    float[] logits = logits();
    int offset = 0;
    for (TrainingCase one : cases) {
      double sum = 0;
      for (int i = 0; i < one.count(); i++) {
        sum += PatientLoss.probability(logits, offset, classes(), one.label());
        offset += classes();
      }
      loss.add(sum / one.count(), plan.classWeight(one.label()));
    }
    return OptionalDouble.of(loss.mean());
  }

  /** Of every image: image, class. */
  private float[] logits() {
    List<TrainingImage> images = TrainingBatches.images(cases);
    float[] logits = new float[images.size() * classes()];
    int offset = 0;
    for (List<TrainingImage> run : TrainingBatches.runs(images, plan.batch())) {
      float[] some = graph.logits(source.batch(run));
      System.arraycopy(some, 0, logits, offset, some.length);
      offset += some.length;
    }
    return logits;
  }

  private int classes() {
    return spec.contract().classes();
  }

  @Override
  public void close() {
    graph.close();
  }
}
