package org.tacescore.network.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tacescore.network.training.TrainingFailedException.Fault;
import org.tacescore.network.weights.InvalidWeightsException;
import org.tacescore.network.weights.Safetensors;
import org.tacescore.network.weights.WeightFile;
import org.tacescore.network.weights.WeightTensor;
import org.tacescore.network.weights.Weights;

/**
 * A training's state in a safetensors file, written after every epoch, whole or not at all. Its
 * metadata say which plan, cases and network it belongs to, each by a digest.
 *
 * <p>Frozen layers are not written: they are the starting weights', whose digest is.
 */
final class Checkpoint {
  private static final String WEIGHTS = "weights/";
  private static final String SLOTS = "adam/";
  private static final String BEST = "best/";
  private static final String PLAN = "plan";
  private static final String CASES = "cases";
  private static final String NETWORK = "network";
  private static final String STEP = "step";
  private static final String HISTORY = "history";

  private final Path file;
  private final String plan;
  private final String cases;
  private final String network;

  Checkpoint(Path file, TrainingTask task) {
    this.file = file;
    this.plan = Digests.plan(task.plan());
    this.cases = Digests.cases(task.set());
    this.network = Digests.network(task.spec(), task.start());
  }

  /** Replaces the file. */
  void write(TrainingState state) {
    Map<String, WeightTensor> tensors = new LinkedHashMap<>();
    put(tensors, WEIGHTS, state.weights());
    put(tensors, SLOTS, state.slots());
    put(tensors, BEST, state.best());
    Safetensors.write(
        file,
        Weights.of(tensors),
        Map.of(
            PLAN,
            plan,
            CASES,
            cases,
            NETWORK,
            network,
            STEP,
            Long.toString(state.step()),
            HISTORY,
            PlanJson.write(state.history())));
  }

  private static void put(Map<String, WeightTensor> tensors, String prefix, Weights weights) {
    weights.asMap().forEach((name, tensor) -> tensors.put(prefix + name, tensor));
  }

  /**
   * The state that was written last; empty where there is no file.
   *
   * @throws TrainingFailedException when it belongs to another training or cannot be read
   */
  Optional<TrainingState> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(state(Safetensors.readFile(file)));
    } catch (InvalidWeightsException | JsonProcessingException | NumberFormatException e) {
      throw new TrainingFailedException(
          Fault.DAMAGED_CHECKPOINT, "cannot read the checkpoint " + file, e);
    }
  }

  private TrainingState state(WeightFile read) throws JsonProcessingException {
    Map<String, String> words = read.metadata();
    require(words, NETWORK, network, Fault.CHECKPOINT_OF_OTHER_NETWORK);
    require(words, CASES, cases, Fault.CHECKPOINT_OF_OTHER_CASES);
    require(words, PLAN, plan, Fault.CHECKPOINT_OF_OTHER_PLAN);
    return new TrainingState(
        Long.parseLong(word(words, STEP)),
        PlanJson.parseHistory(word(words, HISTORY)),
        part(read.weights(), WEIGHTS),
        part(read.weights(), SLOTS),
        part(read.weights(), BEST));
  }

  private void require(Map<String, String> words, String key, String needed, Fault fault) {
    if (!word(words, key).equals(needed)) {
      throw new TrainingFailedException(
          fault,
          "%s was written for another %s; train in another folder, or take the file away"
              .formatted(file, key));
    }
  }

  private String word(Map<String, String> words, String key) {
    return Optional.ofNullable(words.get(key))
        .orElseThrow(
            () ->
                new TrainingFailedException(
                    Fault.DAMAGED_CHECKPOINT, "%s does not tell its %s".formatted(file, key)));
  }

  private static Weights part(Weights all, String prefix) {
    Map<String, WeightTensor> tensors = new LinkedHashMap<>();
    all.asMap()
        .forEach(
            (name, tensor) -> {
              if (name.startsWith(prefix)) {
                tensors.put(name.substring(prefix.length()), tensor);
              }
            });
    return Weights.of(tensors);
  }
}
