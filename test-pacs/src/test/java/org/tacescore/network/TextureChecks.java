package org.tacescore.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.tacescore.network.training.TrainingPlan;
import org.tacescore.testpacs.phantom.TextureTask;
import org.tacescore.testpacs.phantom.TextureTask.Patient;

/** What the texture task's tests at reduced and at full size share. */
final class TextureChecks {
  private static final int THREADS = 2;

  private TextureChecks() {}

  static void meanAndVolumeCarryNoLabel(int pairs, long seed) {
    List<Patient> patients = TextureTask.patients(pairs, seed);
    int[] labels = patients.stream().mapToInt(Patient::label).toArray();
    double[] means =
        patients.stream()
            .mapToDouble(
                p -> p.tumour().offsets().mapToDouble(p.arterial()::at).average().orElseThrow())
            .toArray();
    double[] volumes = patients.stream().mapToDouble(p -> p.tumour().volumeMm3()).toArray();
    assertThat(TextureTrial.auc(means, labels)).isBetween(0.4, 0.6);
    assertThat(TextureTrial.auc(volumes, labels)).isBetween(0.4, 0.6);
  }

  /** The shipped plan. */
  static TrainingPlan plan(String architecture, long seed) {
    return TrainingPlan.shipped(architecture).with(seed, THREADS);
  }

  /** The shipped plan of a head, on the mean features of a patient's slices. */
  static TrainingPlan headPlan(long seed) {
    TrainingPlan plan = plan("head", seed);
    return new TrainingPlan(
        plan.trained(),
        plan.epochs(),
        plan.batch(),
        plan.learningRate(),
        plan.l2(),
        plan.classWeights(),
        plan.augmentations(),
        true,
        plan.patience(),
        plan.validationFraction(),
        plan.seed(),
        plan.threads());
  }

  static void report(String network, long seed, double... aucs) {
    System.out.printf("%s, seed %d: AUC %s%n", network, seed, Arrays.toString(aucs));
  }
}
