package org.tacescore.network.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Features by network and image, so that each is computed once: in memory and, where there is a
 * folder, in a file each ({@code NETWORK/IMAGE}, the digests; big-endian floats), for the next
 * process. Files appear whole; one of another length than the network's features is computed anew.
 * Not thread-safe.
 */
final class FeatureCache {
  private static final int NAME_LENGTH = 32;

  private final Optional<Path> folder;
  private final Map<String, float[]> known = new HashMap<>();

  FeatureCache(Optional<Path> folder) {
    this.folder = folder;
  }

  /**
   * The features of an image, if they were kept.
   *
   * @param network digest of the layers before the head
   * @param length features of the network
   */
  Optional<float[]> find(String network, TrainingImage image, int length) {
    String key = key(network, image);
    float[] features = known.get(key);
    if (features == null && folder.isPresent()) {
      features = read(folder.get().resolve(key), length);
      if (features.length > 0) {
        known.put(key, features);
      }
    }
    return Optional.ofNullable(features).filter(found -> found.length == length);
  }

  void put(String network, TrainingImage image, float[] features) {
    String key = key(network, image);
    known.put(key, features);
    folder.ifPresent(path -> write(path.resolve(key), features));
  }

  private static String key(String network, TrainingImage image) {
    return "%s/%s"
        .formatted(
            network.substring(0, NAME_LENGTH), Digests.image(image).substring(0, NAME_LENGTH));
  }

  /** Empty where there is no file of that length. */
  private static float[] read(Path file, int length) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (bytes.length != (long) length * Float.BYTES) {
        return new float[0];
      }
      float[] features = new float[length];
      ByteBuffer.wrap(bytes).asFloatBuffer().get(features);
      return features;
    } catch (NoSuchFileException e) {
      return new float[0];
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the features " + file, e);
    }
  }

  private static void write(Path file, float[] features) {
    ByteBuffer bytes = ByteBuffer.allocate(features.length * Float.BYTES);
    bytes.asFloatBuffer().put(features);
    try {
      Files.createDirectories(file.getParent());
      Path part = Files.createTempFile(file.getParent(), "features", ".part");
      Files.write(part, bytes.array());
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the features " + file, e);
    }
  }
}
