package org.tacescore.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RleLosslessTest {
  private static final PixelFormat BYTES = new PixelFormat(2, 4, 1, 8, 8, 7, false);
  private static final PixelFormat WORDS = new PixelFormat(1, 3, 1, 16, 16, 15, true);

  @Test
  void expandsLiteralAndReplicateRuns() throws IOException {
    // PS3.5 G.3.1: 2 = three literal bytes; -4 = five times the next; -128 = nothing.
    byte[] frame = frame(new byte[] {2, 10, 20, -30, -128, -4, 7, 0});

    assertThat(RleLossless.cells(frame, BYTES)).containsExactly(10, 20, 226, 7, 7, 7, 7, 7);
  }

  @Test
  void joinsTheBytesOfACellMostSignificantFirst() throws IOException {
    byte[] frame = frame(new byte[] {2, 0x12, -1, 0, 0, 0}, new byte[] {-2, 0x34});

    assertThat(RleLossless.cells(frame, WORDS)).containsExactly(0x1234, 0xFF34, 0x0034);
  }

  @Test
  void refusesASegmentThatEndsTooEarly() {
    byte[] frame = frame(new byte[] {2, 10, 20, 30});
    for (int length = 0; length <= frame.length; length++) {
      byte[] cut = Arrays.copyOf(frame, length);
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> RleLossless.cells(cut, BYTES));
    }
  }

  @Test
  void refusesARunBeyondTheImage() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> RleLossless.cells(frame(new byte[] {-100, 1}), BYTES));
  }

  @Test
  void refusesAnotherNumberOfSegments() {
    byte[] one = frame(new byte[] {-2, 1});
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> RleLossless.cells(one, WORDS));
  }

  private static byte[] frame(byte[]... segments) {
    int length = 64 + Arrays.stream(segments).mapToInt(segment -> segment.length).sum();
    ByteBuffer frame = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    frame.putInt(segments.length);
    int at = 64;
    for (byte[] segment : segments) {
      frame.putInt(at);
      at += segment.length;
    }
    frame.position(64);
    for (byte[] segment : segments) {
      frame.put(segment);
    }
    return frame.array();
  }
}
