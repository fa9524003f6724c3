package org.tacescore.worker.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.dicom.Part10;
import org.tacescore.report.OwnObject;

/** DICOM objects of this software as files of a folder, named by their roles. */
final class ObjectFiles {
  private static final String ENDING = ".dcm";

  private ObjectFiles() {}

  static String name(String role) {
    return role + ENDING;
  }

  /** Removes objects that this software made; files of others stay, whatever their names. */
  static void clear(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    for (Path file : candidates(folder)) {
      if (isOwn(file)) {
        Files.delete(file);
      }
    }
  }

  private static List<Path> candidates(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(ENDING))
          .toList();
    }
  }

  private static boolean isOwn(Path file) {
    try {
      return OwnObject.isOwn(Part10.readHeader(file));
    } catch (MalformedDicomException e) {
      return false;
    }
  }
}
