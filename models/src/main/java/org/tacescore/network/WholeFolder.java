package org.tacescore.network;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** Writes folders that are there whole or not at all. */
public final class WholeFolder {
  private WholeFolder() {}

  /**
   * Fills the folder, which does not have its place yet.
   *
   * @param <T> what comes of it
   */
  @FunctionalInterface
  public interface Content<T> {
    /**
     * @param draft is there and empty; what lies beside it is removed in the end
     */
    T fill(Path draft) throws IOException;
  }

  /**
   * Has a folder filled beside its place, and moves it there.
   *
   * @param place must not be there
   * @param name of the folder while it is filled
   * @return what the content gave
   * @throws FileAlreadyExistsException when the place is taken
   */
  public static <T> T write(Path place, String name, Content<T> content) throws IOException {
    if (Files.exists(place)) {
      throw new FileAlreadyExistsException(place.toString());
    }
    Path beside = Files.createDirectories(place.toAbsolutePath().normalize().getParent());
    Path temporary = Files.createTempDirectory(beside, ".draft");
    try {
      // Made within, since a temporary folder is its owner's alone.
      Path draft = Files.createDirectory(temporary.resolve(name));
      T given = content.fill(draft);
      Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
      return given;
    } finally {
      remove(temporary);
    }
  }

  /** Removes a folder with all that is in it. */
  public static void remove(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
