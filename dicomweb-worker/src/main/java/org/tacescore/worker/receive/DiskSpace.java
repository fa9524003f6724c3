package org.tacescore.worker.receive;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells how full the disk is. */
@FunctionalInterface
public interface DiskSpace {

  /**
   * Space of a file system.
   *
   * @param freeBytes that this process may still write
   * @param totalBytes its size
   */
  record Space(long freeBytes, long totalBytes) {}

  /**
   * The space of the file system that a folder lies in.
   *
   * @throws StorageFaultException if it cannot be told
   */
  Space of(Path folder);

  /** As the operating system says. */
  static DiskSpace ofSystem() {
    return folder -> {
      try {
        FileStore files = Files.getFileStore(folder);
        return new Space(files.getUsableSpace(), files.getTotalSpace());
      } catch (IOException e) {
        throw new StorageFaultException("the free space of " + folder + " cannot be told", e);
      }
    };
  }
}
