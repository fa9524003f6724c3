package org.tacescore.recipe;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import org.tacescore.network.FolderDigest;
import org.tacescore.network.WholeFolder;

/**
 * A folder of bundles on the class path, as a folder on disk: weights can only be loaded from
 * there. What lies in a jar is unpacked once below a cache folder, under a name that its content
 * gives; several processes may share that folder.
 */
final class UnpackedRecipes {
  private final Path cache;

  /**
   * @param cache made when needed
   */
  UnpackedRecipes(Path cache) {
    this.cache = cache;
  }

  /**
   * The folder.
   *
   * @param resource of classes or of a jar
   */
  Path of(URL resource) throws IOException, URISyntaxException {
    if (resource.getProtocol().equals("file")) {
      return Path.of(resource.toURI());
    }
    JarURLConnection connection = (JarURLConnection) resource.openConnection();
    // Opened by path: a file system opened by URI is shared by the whole process.
    try (FileSystem jar = FileSystems.newFileSystem(Path.of(connection.getJarFileURL().toURI()))) {
      return unpacked(jar.getPath("/", connection.getEntryName()));
    }
  }

  private Path unpacked(Path packed) throws IOException {
    String digest = FolderDigest.of(packed, Set.of());
    Path folder = cache.resolve("recipes-" + digest);
    if (!isWhole(folder, digest)) {
      Files.createDirectories(cache);
      Path temporary = Files.createTempDirectory(cache, "unpacked");
      try {
        Path whole = temporary.resolve("recipes");
        copy(packed, whole);
        replace(folder, whole, temporary.resolve("spoiled"));
      } finally {
        WholeFolder.remove(temporary);
      }
      if (!isWhole(folder, digest)) {
        throw new InvalidBundleException(
            "the recipes unpacked to %s are not those of the software".formatted(folder));
      }
    }
    return folder;
  }

  private static boolean isWhole(Path folder, String digest) throws IOException {
    return Files.isDirectory(folder) && FolderDigest.of(folder, Set.of()).equals(digest);
  }

  private static void copy(Path packed, Path whole) throws IOException {
    for (Map.Entry<String, Path> file : FolderDigest.files(packed).entrySet()) {
      Path copy = whole.resolve(file.getKey());
      Files.createDirectories(copy.getParent());
      Files.copy(file.getValue(), copy);
    }
  }

  /** Another process may have been faster; what it unpacked is as good, and stays. */
  private static void replace(Path folder, Path whole, Path spoiled) throws IOException {
    if (Files.exists(folder)) {
      Files.move(folder, spoiled, StandardCopyOption.ATOMIC_MOVE);
    }
    try {
      Files.move(whole, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }
}
