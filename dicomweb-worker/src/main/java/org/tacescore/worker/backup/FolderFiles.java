package org.tacescore.worker.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.tacescore.digest.Sha256;

/** Copies, lists and removes the files of a folder, where what is written is on the disk. */
final class FolderFiles {
  private static final int PIECE = 1 << 16;

  private FolderFiles() {}

  /**
   * Copies a file; its bytes are on the disk on return.
   *
   * @return SHA-256 of what was read, hexadecimal
   * @throws NoSuchFileException if it is not there
   */
  static String copy(Path from, Path to) throws IOException {
    Sha256 digest = new Sha256();
    byte[] piece = new byte[PIECE];
    try (InputStream in = Files.newInputStream(from)) {
      Files.createDirectories(to.getParent());
      try (FileChannel out =
          FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
          digest.add(piece, 0, count);
          writeAll(out, ByteBuffer.wrap(piece, 0, count));
        }
        out.force(true);
      }
    }
    return digest.hex();
  }

  private static void writeAll(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  /** Every file below a folder, also behind links; none where there is no folder. */
  static List<Path> below(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** A new folder for patients' data: nobody else may look into it, where the system can say so. */
  static void makePrivate(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectory(folder);
    }
  }

  /** Brings the entries of a folder and of all folders in it to the disk. */
  static void sync(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.filter(Files::isDirectory).toList()) {
        syncOne(each);
      }
    }
  }

  /** Brings a file, or the entries of a folder, to the disk. */
  static void syncOne(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Removes a folder with all in it; one that is not there is no fault. */
  static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
