package org.tacescore.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class Sha256Test {

  /** FIPS 180-4's own example. */
  private static final String OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void givesThePublishedHashOfAbc() {
    assertThat(Sha256.hexOf("abc")).isEqualTo(OF_ABC);
  }

  @Test
  void takesPartsAsOneRunOfBytes() {
    ByteBuffer buffer = ByteBuffer.wrap(new byte[] {'b'});

    Sha256 hash = new Sha256().add("a").add(buffer).add(new byte[] {'x', 'c'}, 1, 1);

    assertThat(hash.hex()).isEqualTo(OF_ABC);
    assertThat(buffer.remaining()).isEqualTo(1);
  }
}
