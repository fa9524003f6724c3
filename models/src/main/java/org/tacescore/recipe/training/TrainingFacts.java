package org.tacescore.recipe.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What there is to say of a training: the same for the same cohort, template and options, whatever
 * the machine, the time and the threads.
 *
 * @param recipe id and version of the recipe
 * @param endpoint what the classifiers were trained to tell
 * @param patients of the cohort
 * @param learning patients outside of the held-out centre
 * @param eligible those of them that the endpoint classifies
 * @param positives those of the eligible that reached the endpoint
 * @param events deaths among the learning patients whose survival is known
 * @param excluded learning patients that something could not be learned from, by reason; heldOut
 *     ones without a prediction are counted here too, as {@code HELD_OUT_} and the reason
 * @param centres of the learning patients, in alphabetical order
 * @param heldOutCentre whose patients took no part
 * @param signatures of each signature
 * @param networks of each network
 * @param cuts of each cutoff
 * @param seed of all randomness
 * @param weights name and digest of the file from which networks started; empty for seeded ones
 * @param softwareVersion that trained
 * @param cohortDigest of the cohort
 * @param synthetic whether the cohort is made, not treated
 */
public record TrainingFacts(
    String recipe,
    Endpoint endpoint,
    int patients,
    int learning,
    int eligible,
    int positives,
    int events,
    Map<String, Integer> excluded,
    List<String> centres,
    Optional<String> heldOutCentre,
    List<Signature> signatures,
    List<Network> networks,
    List<Cut> cuts,
    long seed,
    Optional<String> weights,
    String softwareVersion,
    String cohortDigest,
    boolean synthetic) {

  /**
   * A signature.
   *
   * @param part that was learned
   * @param folds outer folds
   * @param columns that all learning patients have
   * @param dropped columns that one of them lacks
   * @param selected columns of the model, in its order
   * @param model the kind of model with its settings, in words
   * @param innerAuc mean AUC of the inner folds of these settings; empty where there was no choice
   * @param selectedInFolds how often each column was chosen in the outer folds
   */
  public record Signature(
      String part,
      int folds,
      int columns,
      List<String> dropped,
      List<String> selected,
      String model,
      Optional<Double> innerAuc,
      Map<String, Integer> selectedInFolds) {
    public Signature {
      dropped = List.copyOf(dropped);
      selected = List.copyOf(selected);
      selectedInFolds = Collections.unmodifiableMap(new TreeMap<>(selectedInFolds));
    }
  }

  /**
   * A network.
   *
   * @param measure of the recipe
   * @param architecture its id
   * @param bestEpochs the epoch whose weights were kept in each fold, and last on all patients
   * @param plan of the training on all patients, without its threads
   */
  public record Network(
      String measure, String architecture, int width, List<Integer> bestEpochs, String plan) {
    public Network {
      bestEpochs = List.copyOf(bestEpochs);
    }
  }

  /**
   * A cutoff.
   *
   * @param part that was learned
   * @param value with its comparator
   * @param method in words
   * @param patients from whose scores it was learned
   */
  public record Cut(String part, String value, String method, int patients) {}

  public TrainingFacts {
    excluded = Collections.unmodifiableMap(new TreeMap<>(excluded));
    centres = List.copyOf(centres);
    signatures = List.copyOf(signatures);
    networks = List.copyOf(networks);
    cuts = List.copyOf(cuts);
  }

  /** These facts with more patients left out, by the code of the reason. */
  public TrainingFacts withExcluded(Map<String, Integer> more) {
    Map<String, Integer> all = new TreeMap<>(excluded);
    all.putAll(more);
    return new TrainingFacts(
        recipe,
        endpoint,
        patients,
        learning,
        eligible,
        positives,
        events,
        all,
        centres,
        heldOutCentre,
        signatures,
        networks,
        cuts,
        seed,
        weights,
        softwareVersion,
        cohortDigest,
        synthetic);
  }

  /** All of it in words, in the order of a report. */
  public Map<String, String> lines() {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("recipe", recipe);
    lines.put("cohort", synthetic ? "SYNTHETIC, made, not treated" : "patients");
    lines.put("cohort digest", cohortDigest);
    lines.put("endpoint", "%s: %s".formatted(endpoint.id(), endpoint.title()));
    lines.put(
        "patients",
        "%d, of which %d to learn from; classified by the endpoint %d, positive %d; deaths %d"
            .formatted(patients, learning, eligible, positives, events));
    lines.put("left out", excluded.isEmpty() ? "nobody" : excluded.toString());
    lines.put("centres", String.join(", ", centres));
    lines.put("held-out centre", heldOutCentre.orElse("none"));
    for (Signature signature : signatures) {
      lines.put("signature " + signature.part(), line(signature));
    }
    for (Network network : networks) {
      lines.put(
          "network " + network.measure(),
          "%s of width %d, best epochs of folds and of all patients %s, plan %s"
              .formatted(
                  network.architecture(), network.width(), network.bestEpochs(), network.plan()));
    }
    for (Cut cut : cuts) {
      lines.put(
          "cutoff " + cut.part(),
          "%s, by %s, from %d patients".formatted(cut.value(), cut.method(), cut.patients()));
    }
    weights.ifPresent(file -> lines.put("networks started from", file));
    lines.put("seed", Long.toString(seed));
    lines.put("command", command());
    lines.put("software", softwareVersion);
    return lines;
  }

  /** What gives the same again, of the same cohort. */
  private String command() {
    return "train --recipe %s --endpoint %s%s%s --seed %d --cohort FILE --out DIR"
        .formatted(
            recipe.substring(0, recipe.lastIndexOf(' ')),
            endpoint.id(),
            heldOutCentre.map(centre -> " --hold-out '%s'".formatted(centre)).orElse(""),
            weights.isPresent() ? " --weights FILE" : "",
            seed);
  }

  private static String line(Signature signature) {
    return "%d columns (%d dropped: a patient lacks them), %d selected, %s%s, %d outer folds"
        .formatted(
            signature.columns(),
            signature.dropped().size(),
            signature.selected().size(),
            signature.model(),
            signature.innerAuc().map(auc -> ", AUC of inner folds %s".formatted(auc)).orElse(""),
            signature.folds());
  }
}
