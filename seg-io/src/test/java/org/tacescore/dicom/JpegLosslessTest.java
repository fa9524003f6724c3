package org.tacescore.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JpegLosslessTest {
  private static final int COLUMNS = 9;
  private static final int ROWS = 8;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void undoesEachPredictor(int predictor) throws IOException {
    for (long seed = 1; seed <= 10; seed++) {
      int[] samples = TestImages.noise(seed, COLUMNS * ROWS, 16, false);
      byte[] frame = new Encoder(16, predictor, 0).encode(samples);

      assertThat(JpegLossless.cells(frame, format(16))).isEqualTo(samples);
    }
  }

  @ParameterizedTest
  @CsvSource({"12, 1, 0", "8, 7, 0", "16, 6, 9", "12, 4, 18"})
  void readsOtherPrecisionsAndRestarts(int bits, int predictor, int interval) throws IOException {
    int[] samples = TestImages.noise(3, COLUMNS * ROWS, bits, false);
    byte[] frame = new Encoder(bits, predictor, interval).encode(samples);

    assertThat(JpegLossless.cells(frame, format(bits == 8 ? 8 : 16))).isEqualTo(samples);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void keepsTheLastPixel(int predictor) throws IOException {
    int[] samples = new int[COLUMNS * ROWS];
    Arrays.fill(samples, 63536);

    byte[] frame = new Encoder(16, predictor, 0).encode(samples);

    assertThat(JpegLossless.cells(frame, format(16))).isEqualTo(samples);
  }

  @Test
  void refusesAFrameCutBeforeTheLastPixel() throws IOException {
    byte[] frame = new Encoder(16, 1, 0).encode(TestImages.noise(3, COLUMNS * ROWS, 16, false));
    // The last pixel takes more than a byte; two bytes of EOI follow.
    for (int length = 0; length < frame.length - 3; length++) {
      byte[] cut = Arrays.copyOf(frame, length);
      assertThatExceptionOfType(Exception.class)
          .isThrownBy(() -> JpegLossless.cells(cut, format(16)));
    }
  }

  private static PixelFormat format(int allocated) {
    return new PixelFormat(ROWS, COLUMNS, 1, allocated, allocated, allocated - 1, false);
  }

  /** Writes frames after ISO/IEC 10918-1 annex H with 17 codes of five bits. */
  private static final class Encoder {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final int precision;
    private final int predictor;
    private final int interval;
    private int held;
    private int count;

    Encoder(int precision, int predictor, int interval) {
      this.precision = precision;
      this.predictor = predictor;
      this.interval = interval;
    }

    byte[] encode(int[] samples) {
      bytes(0xFF, 0xD8, 0xFF, 0xC4, 0, 36, 0, 0, 0, 0, 0, 17, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
      for (int category = 0; category <= 16; category++) {
        out.write(category);
      }
      bytes(0xFF, 0xC3, 0, 11, precision, 0, ROWS, 0, COLUMNS, 1, 1, 0x11, 0);
      bytes(0xFF, 0xDD, 0, 4, 0, interval, 0xFF, 0xDA, 0, 8, 1, 1, 0, predictor, 0, 0);
      int since = 0;
      int restarts = 0;
      for (int at = 0; at < samples.length; at++) {
        if (interval != 0 && since == interval) {
          flush();
          bytes(0xFF, 0xD0 + restarts++ % 8);
          since = 0;
        }
        difference((short) (samples[at] - prediction(samples, at, since++)));
      }
      flush();
      bytes(0xFF, 0xD9);
      return out.toByteArray();
    }

    private int prediction(int[] s, int at, int since) {
      if (since == 0) {
        return 1 << precision - 1;
      }
      if (since < COLUMNS) {
        return s[at - 1];
      }
      if (at % COLUMNS == 0) {
        return s[at - COLUMNS];
      }
      int a = s[at - 1];
      int b = s[at - COLUMNS];
      int c = s[at - COLUMNS - 1];
      int[] predictions = {0, a, b, c, a + b - c, a + (b - c >> 1), b + (a - c >> 1), a + b >> 1};
      return predictions[predictor];
    }

    private void difference(int difference) {
      if (difference == Short.MIN_VALUE) {
        put(16, 5);
        return;
      }
      int category = 32 - Integer.numberOfLeadingZeros(Math.abs(difference));
      put(category, 5);
      put(difference < 0 ? difference - 1 & (1 << category) - 1 : difference, category);
    }

    private void put(int value, int bits) {
      for (int bit = bits - 1; bit >= 0; bit--) {
        held = held << 1 | value >> bit & 1;
        count++;
        if (count == 8) {
          bytes(held);
          if (held == 0xFF) {
            out.write(0);
          }
          held = 0;
          count = 0;
        }
      }
    }

    private void flush() {
      while (count != 0) {
        put(1, 1);
      }
    }

    private void bytes(int... values) {
      for (int value : values) {
        out.write(value);
      }
    }
  }
}
