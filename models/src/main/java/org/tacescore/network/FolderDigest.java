package org.tacescore.network;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tacescore.digest.Sha256;
import org.tacescore.network.InvalidNetworkException.Fault;

/**
 * What identifies a folder's content: SHA-256 over its files in the order of their names, each as
 * name, a zero byte, length (8 bytes, big-endian) and bytes.
 */
public final class FolderDigest {
  private static final int MOST_FILES = 1000;
  private static final int CHUNK = 1 << 16;

  private FolderDigest() {}

  /** A folder that holds something else than some plain files. */
  public static final class NotPlainException extends IOException {
    private static final long serialVersionUID = 1L;

    NotPlainException(String message) {
      super(message);
    }
  }

  /**
   * The digest, lower-case hexadecimal.
   *
   * @param without names of files that do not count
   * @throws NotPlainException when there is a link, or too many files
   */
  public static String of(Path folder, Set<String> without) throws IOException {
    Sha256 digest = new Sha256();
    byte[] chunk = new byte[CHUNK];
    for (Map.Entry<String, Path> file : files(folder).entrySet()) {
      if (without.contains(file.getKey())) {
        continue;
      }
      try (InputStream in = Files.newInputStream(file.getValue())) {
        digest
            .add(file.getKey() + '\0')
            .add(ByteBuffer.allocate(Long.BYTES).putLong(0, Files.size(file.getValue())));
        for (int n = in.read(chunk); n > 0; n = in.read(chunk)) {
          digest.add(chunk, 0, n);
        }
      }
    }
    return digest.hex();
  }

  /**
   * The plain files of a folder by their names from it, with {@code /}, in order.
   *
   * @throws NotPlainException when there is a link that could lead out of it, or too many files
   */
  public static SortedMap<String, Path> files(Path folder) throws IOException {
    SortedMap<String, Path> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> found = walk.limit(MOST_FILES + 1L).toList();
      if (found.size() > MOST_FILES) {
        throw new NotPlainException("holds more than %d files".formatted(MOST_FILES));
      }
      for (Path path : found) {
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
          files.put(folder.relativize(path).toString().replace('\\', '/'), path);
        } else if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          throw new NotPlainException(
              "%s is a link or no plain file".formatted(folder.relativize(path)));
        }
      }
    }
    return files;
  }

  /** The digest of a SavedModel: of all files beside {@code network.json}. */
  static String ofSavedModel(Path folder) {
    try {
      return of(folder, Set.of(NetworkFolder.DESCRIPTION));
    } catch (IOException e) {
      throw new InvalidNetworkException(
          Fault.NOT_A_SAVED_MODEL, "%s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  /** Refuses a SavedModel that is not the one described. */
  static void require(Path folder, String sha256) {
    String found = ofSavedModel(folder);
    if (!found.equals(sha256)) {
      throw new InvalidNetworkException(
          Fault.WEIGHTS_MISMATCH,
          "the files of %s have the SHA-256 %s, network.json states %s"
              .formatted(folder, found, sha256));
    }
  }
}
