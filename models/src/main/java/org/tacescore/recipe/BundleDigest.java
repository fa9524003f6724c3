package org.tacescore.recipe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tacescore.digest.Sha256;

/**
 * What identifies a bundle's content: SHA-256 over its files in the order of their names, each as
 * name, a zero byte, length (8 bytes, big-endian) and bytes. The model card is left out, so that a
 * card may be signed without making another bundle.
 */
final class BundleDigest {
  static final String MODEL_CARD = "MODEL_CARD.md";
  private static final int MOST_FILES = 1000;

  private BundleDigest() {}

  static String of(String id, Path folder) {
    Sha256 digest = new Sha256();
    byte[] buffer = new byte[1 << 16];
    for (var entry : files(id, folder).entrySet()) {
      if (entry.getKey().equals(MODEL_CARD)) {
        continue;
      }
      try (InputStream in = Files.newInputStream(entry.getValue())) {
        digest
            .add(entry.getKey() + '\0')
            .add(ByteBuffer.allocate(Long.BYTES).putLong(0, Files.size(entry.getValue())));
        for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
          digest.add(buffer, 0, n);
        }
      } catch (IOException e) {
        throw new InvalidBundleException(
            "bundle %s: cannot read %s".formatted(id, entry.getKey()), e);
      }
    }
    return digest.hex();
  }

  /** Refuses links and anything else that could lead out of the folder. */
  static void requirePlainFiles(String id, Path folder) {
    files(id, folder);
  }

  private static SortedMap<String, Path> files(String id, Path folder) {
    SortedMap<String, Path> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> found = walk.limit(MOST_FILES + 1L).toList();
      if (found.size() > MOST_FILES) {
        throw new InvalidBundleException(
            "bundle %s holds more than %d files".formatted(id, MOST_FILES));
      }
      for (Path path : found) {
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
          files.put(folder.relativize(path).toString().replace('\\', '/'), path);
        } else if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          throw new InvalidBundleException(
              "bundle %s: %s is a link or no plain file".formatted(id, folder.relativize(path)));
        }
      }
    } catch (IOException e) {
      throw new InvalidBundleException("bundle %s: cannot list its files".formatted(id), e);
    }
    return files;
  }
}
