package org.tacescore.kernels.opencl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Properties;
import org.jocl.CL;
import org.jocl.LibUtils;

/**
 * JOCL's native library, unpacked by ourselves and loaded from a private folder.
 *
 * <p>Left to itself JOCL unpacks into the shared temporary folder and takes whatever file already
 * lies there: a truncated one ends the JVM with SIGBUS, a planted one runs as our code. So the file
 * is compared byte for byte with the one in JOCL's jar, written under another name and moved into
 * place, in a folder that only our account may enter.
 *
 * <p>JOCL has no way to be told a path: its class initialiser asks {@code System.loadLibrary},
 * whose search path is fixed when the JVM starts, and then reads {@code java.io.tmpdir}. That
 * property names our folder while the class initialises and is put back at once; the JDK's own
 * temporary files do not look at it after start-up.
 */
final class NativeLibrary {
  private static final String TEMPORARY_FOLDER = "java.io.tmpdir";
  private static final String VERSION = "/META-INF/maven/org.jocl/jocl/pom.properties";

  private NativeLibrary() {}

  /**
   * Loads the library; a second call does nothing.
   *
   * @throws LinkageError when it, or the OpenCL loader that it needs, cannot be loaded
   */
  static synchronized void load(Path folder) throws IOException {
    unpack(folder);
    String before = System.getProperty(TEMPORARY_FOLDER);
    System.setProperty(TEMPORARY_FOLDER, folder.toAbsolutePath().toString());
    try {
      CL.setExceptionsEnabled(true);
    } finally {
      System.setProperty(TEMPORARY_FOLDER, before);
    }
  }

  /** Unpacks the library for this platform, unless the right one is there; returns its path. */
  static Path unpack(Path folder) throws IOException {
    makePrivate(folder);
    String name =
        LibUtils.createLibraryFileName(
            LibUtils.createPlatformLibraryName("JOCL_" + version().replace('.', '_')));
    byte[] library = resource("/lib/" + name);
    Path file = folder.resolve(name);
    if (!holds(file, library)) {
      Path part = Files.createTempFile(folder, name, ".part");
      try {
        Files.write(part, library);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
    }
    return file;
  }

  private static void makePrivate(Path folder) throws IOException {
    // Java 17 takes a link to a folder for a file in the way.
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      // Fails for a folder that belongs to another account, which is what is wanted.
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static boolean holds(Path file, byte[] content) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Files.size(file) == content.length
        && Arrays.equals(Files.readAllBytes(file), content);
  }

  private static String version() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = open(VERSION)) {
      properties.load(in);
    }
    return properties.getProperty("version", "unknown");
  }

  private static byte[] resource(String path) throws IOException {
    try (InputStream in = open(path)) {
      return in.readAllBytes();
    }
  }

  private static InputStream open(String path) throws IOException {
    InputStream in = LibUtils.class.getResourceAsStream(path);
    if (in == null) {
      throw new IOException("JOCL has no " + path + ": no native library for this platform");
    }
    return in;
  }
}
