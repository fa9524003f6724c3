package org.tacescore.worker.cohort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.tacescore.digest.Sha256;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

/** SHA-256 of what a case was read from. */
final class FileDigest {
  private FileDigest() {}

  /**
   * Hexadecimal digest of a file's bytes; of a folder, of the bytes of all files below it in the
   * order of their paths, whatever their names are.
   */
  static String of(Path source) {
    try {
      Sha256 digest = new Sha256();
      for (Path file : files(source)) {
        digest.add(file);
      }
      return digest.hex();
    } catch (IOException e) {
      throw new RefusedException(
          Refusal.UNREADABLE_INSTANCE, "cannot read " + source.getFileName(), e);
    }
  }

  private static List<Path> files(Path source) throws IOException {
    if (!Files.isDirectory(source)) {
      return List.of(source);
    }
    try (Stream<Path> below = Files.walk(source)) {
      return below.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
