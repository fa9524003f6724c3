package org.tacescore.report.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files of the fonts, unpacked once: each document reads them anew, and unpacking ten megabytes
 * takes longer than laying out a page. Memory that is short lets go of them.
 */
final class FontFile {
  private static final Map<String, SoftReference<byte[]>> UNPACKED = new ConcurrentHashMap<>();

  private static final String WIDE_FOLDER = "/fonts/ttf/NotoSansSC/";

  private FontFile() {}

  static InputStream open(String resource) {
    SoftReference<byte[]> held = UNPACKED.get(resource);
    byte[] bytes = held == null ? null : held.get();
    if (bytes == null) {
      bytes = read(resource);
      UNPACKED.put(resource, new SoftReference<>(bytes));
    }
    return new ByteArrayInputStream(bytes);
  }

  private static byte[] read(String resource) {
    try (InputStream file =
        Objects.requireNonNull(FontFile.class.getResourceAsStream(resource), resource)) {
      byte[] bytes = file.readAllBytes();
      if (resource.startsWith(WIDE_FOLDER)) {
        WideFont.forgetRadicals(bytes);
      }
      LeanFont.forget(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("a font of the page could not be read: " + resource, e);
    }
  }
}
