package org.tacescore.network.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The features that a run of the network gave, by a digest of all that decides them: in memory and,
 * where there is a folder, in a file each (their number, then big-endian floats), for the next
 * process. Files appear whole; one of another length is taken for none. Trainings of the same
 * frozen layers may share one. Holds what is computed of patients' images. Threads may share one.
 */
public final class FeatureCache {
  private final Optional<Path> folder;
  private final Map<String, float[]> known = new ConcurrentHashMap<>();

  private FeatureCache(Optional<Path> folder) {
    this.folder = folder;
  }

  /** Keeps nothing on disk. */
  public static FeatureCache inMemory() {
    return new FeatureCache(Optional.empty());
  }

  /**
   * Keeps what it holds for the next process.
   *
   * @param folder made when needed
   */
  public static FeatureCache in(Path folder) {
    return new FeatureCache(Optional.of(folder));
  }

  /** The features of a run, if they were kept. */
  Optional<float[]> find(String digest) {
    Optional<float[]> found = Optional.ofNullable(known.get(digest));
    if (found.isEmpty() && folder.isPresent()) {
      found = read(file(folder.get(), digest));
      found.ifPresent(features -> known.put(digest, features));
    }
    return found;
  }

  void put(String digest, float[] features) {
    known.put(digest, features);
    folder.ifPresent(path -> write(file(path, digest), features));
  }

  private static Path file(Path folder, String digest) {
    return folder.resolve(digest + ".features");
  }

  private static Optional<float[]> read(Path file) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      if (bytes.remaining() < Integer.BYTES
          || bytes.getInt() != bytes.remaining() / Float.BYTES
          || bytes.remaining() % Float.BYTES != 0) {
        return Optional.empty();
      }
      float[] features = new float[bytes.remaining() / Float.BYTES];
      bytes.asFloatBuffer().get(features);
      return Optional.of(features);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the features " + file, e);
    }
  }

  private static void write(Path file, float[] features) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + features.length * Float.BYTES);
    bytes.putInt(features.length).asFloatBuffer().put(features);
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
