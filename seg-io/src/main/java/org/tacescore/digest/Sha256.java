package org.tacescore.digest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 hash (FIPS 180-4) in the making: what is added counts as one run of bytes, so the
 * caller sets the boundaries between parts. Asked for once, at the end.
 */
public final class Sha256 {
  private static final int PIECE = 1 << 16;

  private final MessageDigest digest = algorithm();

  /** The hash of a text's UTF-8 bytes, as {@link #hex()}. */
  public static String hexOf(String text) {
    return new Sha256().add(text).hex();
  }

  /** The hash of bytes, as {@link #hex()}. */
  public static String hexOf(byte[] bytes) {
    return new Sha256().add(bytes).hex();
  }

  /** Adds a text's UTF-8 bytes. */
  public Sha256 add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  public Sha256 add(byte[] bytes) {
    digest.update(bytes);
    return this;
  }

  public Sha256 add(byte[] bytes, int offset, int length) {
    digest.update(bytes, offset, length);
    return this;
  }

  /** Adds the bytes of a file, a piece at a time. */
  public Sha256 add(Path file) throws IOException {
    byte[] piece = new byte[PIECE];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        add(piece, 0, count);
      }
    }
    return this;
  }

  /** Adds what remains of a buffer, whose position stays. */
  public Sha256 add(ByteBuffer bytes) {
    digest.update(bytes.duplicate());
    return this;
  }

  /** The hash, 32 bytes. */
  public byte[] bytes() {
    return digest.digest();
  }

  /** The hash as 64 lower-case hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(bytes());
  }

  private static MessageDigest algorithm() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
