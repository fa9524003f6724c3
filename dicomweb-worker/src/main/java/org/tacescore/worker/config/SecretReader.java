package org.tacescore.worker.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads a secret from where a site keeps it, which is never the configuration itself: a file of its
 * own ({@code <name>-file}; its first line), or an environment variable ({@code <name>-variable}).
 */
final class SecretReader {

  private SecretReader() {}

  /**
   * @param name what the keys begin with, e.g. {@code password}
   * @param folder what relative paths are relative to
   * @return empty where the section names neither; what is wrong is noted in the section
   */
  static Optional<Secret> read(Section section, String name, Path folder) {
    String fileKey = name + "-file";
    String variableKey = name + "-variable";
    if (section.has(fileKey) && section.has(variableKey)) {
      section.error("%s and %s exclude each other".formatted(fileKey, variableKey));
    }
    Optional<Secret> fromFile =
        section.parsed(
            fileKey, text -> Optional.of(ofFile(folder.resolve(text))), Optional.empty());
    Optional<Secret> fromVariable =
        section.parsed(variableKey, text -> Optional.of(ofVariable(text)), Optional.empty());
    return fromFile.or(() -> fromVariable);
  }

  private static Secret ofFile(Path file) {
    try {
      return new Secret(Files.readString(file).lines().findFirst().orElse("").strip());
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the file cannot be read: " + e.getClass().getSimpleName(), e);
    }
  }

  private static Secret ofVariable(String name) {
    String value = System.getenv(name);
    if (value == null) {
      throw new IllegalArgumentException("the environment has no variable '%s'".formatted(name));
    }
    return new Secret(value);
  }
}
