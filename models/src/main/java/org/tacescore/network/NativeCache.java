package org.tacescore.network;

import java.nio.file.Path;

/**
 * Where TensorFlow's native library is unpacked to (0.7 GB, once a machine); {@code
 * ~/.javacpp/cache} unless set.
 */
public final class NativeCache {
  private static final String PROPERTY = "org.bytedeco.javacpp.cachedir";

  private NativeCache() {}

  /** Sets the folder; has an effect only before the first network is opened in this process. */
  public static void useFolder(Path folder) {
    System.setProperty(PROPERTY, folder.toAbsolutePath().toString());
  }
}
