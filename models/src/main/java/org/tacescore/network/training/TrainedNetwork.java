package org.tacescore.network.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.tacescore.network.NetworkSpec;
import org.tacescore.network.SavedModelWriter;
import org.tacescore.network.weights.Weights;

/**
 * What a training gave.
 *
 * @param weights every tensor of the architecture after the best epoch, torch's names and axes
 * @param history losses of every epoch
 * @param split the patients that trained and validated
 */
public record TrainedNetwork(
    NetworkSpec spec, Weights weights, TrainingHistory history, PatientSplit split) {

  /**
   * Writes the network as a SavedModel with a graph for inference; whole or not at all.
   *
   * @param folder is made; must not exist
   */
  public void write(Path folder) {
    try {
      Path place = folder.toAbsolutePath();
      Path temporary = Files.createTempDirectory(place.getParent(), place.getFileName() + ".part");
      Path whole = temporary.resolve("model");
      SavedModelWriter.write(whole, spec, weights);
      Files.move(whole, place, StandardCopyOption.ATOMIC_MOVE);
      Files.delete(temporary);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the network to " + folder, e);
    }
  }
}
