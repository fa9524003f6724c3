package org.tacescore.worker.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tacescore.network.ImageShape;
import org.tacescore.network.ImageTensor;
import org.tacescore.network.NetworkContract;
import org.tacescore.network.NetworkDefinition;
import org.tacescore.network.NetworkInput;
import org.tacescore.network.NetworkSpec;
import org.tacescore.network.Networks;

/** The smallest network that this software builds, written, loaded and run; nothing is left. */
final class SmallNetwork implements Supplier<String> {
  private static final ImageShape IMAGE = ImageShape.planar(64, 64, 1);

  @Override
  public String get() {
    try {
      Path folder = Files.createTempDirectory("doctor-network");
      try (Networks networks = new Networks(folder, 1)) {
        NetworkSpec spec = new NetworkSpec("lenet", new NetworkContract(IMAGE, 0, 2), 1);
        networks
            .open(new NetworkDefinition.Seeded(spec, 1))
            .run(NetworkInput.of(ImageTensor.of(1, IMAGE, new float[IMAGE.length()])));
        return networks.device().orElse("TensorFlow");
      } finally {
        remove(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for temporary files", e);
    }
  }

  private static void remove(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
