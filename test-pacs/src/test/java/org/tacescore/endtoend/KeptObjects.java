package org.tacescore.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.tacescore.dicom.Part10;

/**
 * The data sets of a worker's object folder; a file that was read before and has not been written
 * since is not read again, so that a hundred looks at a growing store stay quick.
 */
final class KeptObjects {
  /** What a file held when it was as long and as old as this. */
  private record Seen(long bytes, Object writtenAt, String sopInstanceUid, String sha256) {}

  private final Path objects;
  private final Map<Path, Seen> seen = new HashMap<>();

  KeptObjects(Path objects) {
    this.objects = objects;
  }

  /** SHA-256 of each data set that is there now, by SOP Instance UID. */
  Map<String, String> look() throws IOException {
    Map<String, String> kept = new HashMap<>();
    try (Stream<Path> files = Files.walk(objects)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".dcm")).toList()) {
        Seen found = look(file);
        kept.put(found.sopInstanceUid(), found.sha256());
      }
    }
    return kept;
  }

  private Seen look(Path file) throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    Seen before = seen.get(file);
    if (before != null
        && before.bytes() == now.size()
        && before.writtenAt().equals(now.lastModifiedTime())) {
      return before;
    }
    Seen found =
        new Seen(
            now.size(),
            now.lastModifiedTime(),
            Part10.readHeader(file).sopInstanceUid(),
            DataSetBytes.kept(file));
    seen.put(file, found);
    return found;
  }

  /** Has everything read again at the next look. */
  void forget() {
    seen.clear();
  }
}
