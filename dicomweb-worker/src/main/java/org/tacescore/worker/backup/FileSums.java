package org.tacescore.worker.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tacescore.digest.Sha256;

/** The digests of a backup's files by their paths: {@code SHA256SUMS}, as sha256sum reads it. */
final class FileSums {
  static final String FILE = "SHA256SUMS";
  static final String DATABASE = "database.zip";

  private static final Pattern LINE =
      Pattern.compile("([0-9a-f]{64}) {2}(database\\.zip|(?:objects|bundles)/[^\\\\\\n\\r]+)");

  private final SortedMap<String, String> sums = new TreeMap<>();

  /** Slashes between folders, on every system. */
  void add(String path, String sha256) {
    sums.put(path, sha256);
  }

  /** SHA-256 by path. */
  SortedMap<String, String> all() {
    return new TreeMap<>(sums);
  }

  /** Writes the file and tells its own SHA-256. */
  String write(Path folder) throws IOException {
    StringBuilder text = new StringBuilder();
    sums.forEach((path, sha256) -> text.append(sha256).append("  ").append(path).append('\n'));
    Files.writeString(folder.resolve(FILE), text);
    return Sha256.hexOf(text.toString());
  }

  /**
   * @throws BackupRefusedException if the file is not there, not the manifest's, or names a place
   *     outside of what a backup holds
   */
  static FileSums read(Path folder, BackupManifest manifest) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new BackupRefusedException(BackupRefusal.MISSING_FILE, FILE);
    }
    byte[] bytes = Files.readAllBytes(file);
    if (!Sha256.hexOf(bytes).equals(manifest.sums())) {
      throw damaged("it is not the one of " + BackupManifest.FILE);
    }
    FileSums sums = new FileSums();
    Files.readAllLines(file).forEach(sums::parse);
    if (sums.sums.size() != manifest.files() || !sums.sums.containsKey(DATABASE)) {
      throw damaged("it does not list what a backup holds");
    }
    return sums;
  }

  private void parse(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()
        || !Path.of(parts.group(2)).normalize().toString().equals(parts.group(2))) {
      throw damaged("a line is none of a backup's");
    }
    add(parts.group(2), parts.group(1));
  }

  private static BackupRefusedException damaged(String why) {
    return new BackupRefusedException(BackupRefusal.DAMAGED, FILE + ": " + why);
  }
}
