package org.tacescore.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Greyscale JPEG lossless frames with Huffman codes (ISO/IEC 10918-1 annex H, process 14): all
 * seven predictors, 2 to 16 bits, restart intervals, point transform.
 *
 * <p>It is written here because the library at hand loses the last pixel of some frames without a
 * word.
 */
final class JpegLossless {
  private static final int SOF3 = 0xC3;
  private static final int DHT = 0xC4;
  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int DRI = 0xDD;

  private final ByteBuffer in;
  private final PixelFormat format;
  private final JpegHuffmanCode[] codes = new JpegHuffmanCode[4];
  private int precision;
  private int restartInterval;

  private JpegLossless(byte[] frame, PixelFormat format) {
    this.in = ByteBuffer.wrap(frame);
    this.format = format;
  }

  /** The cells of a frame, not yet masked. */
  static int[] cells(byte[] frame, PixelFormat format) throws IOException {
    return new JpegLossless(frame, format).decode();
  }

  private int[] decode() throws IOException {
    if (marker() != SOI) {
      throw new IOException("a JPEG frame must begin with SOI");
    }
    while (true) {
      int marker = marker();
      if (marker == EOI) {
        throw new IOException("a JPEG frame without a scan");
      }
      ByteBuffer segment = segment();
      switch (marker) {
        case SOF3 -> readFrameHeader(segment);
        case DHT -> readCodes(segment);
        case DRI -> restartInterval = segment.getShort() & 0xFFFF;
        case SOS -> {
          return scan(segment);
        }
        default -> requireSkippable(marker);
      }
    }
  }

  private int marker() throws IOException {
    int first = next();
    int second = next();
    while (second == 0xFF) {
      second = next();
    }
    if (first != 0xFF || second == 0) {
      throw new IOException("no JPEG marker at byte " + in.position());
    }
    return second;
  }

  private int next() throws IOException {
    if (!in.hasRemaining()) {
      throw new IOException("the JPEG frame ends too early");
    }
    return in.get() & 0xFF;
  }

  private ByteBuffer segment() throws IOException {
    int length = (next() << 8 | next()) - 2;
    if (length < 0 || length > in.remaining()) {
      throw new IOException("a JPEG segment of %d bytes".formatted(length));
    }
    ByteBuffer segment = in.slice(in.position(), length);
    in.position(in.position() + length);
    return segment;
  }

  /** APPn and COM; another kind of frame or arithmetic coding is not lossless Huffman. */
  private static void requireSkippable(int marker) throws IOException {
    boolean skippable = marker >= 0xE0 && marker <= 0xEF || marker == 0xFE || marker == 0xDB;
    if (!skippable) {
      throw new IOException("JPEG marker %02X is not of a lossless frame".formatted(marker));
    }
  }

  private void readFrameHeader(ByteBuffer segment) throws IOException {
    precision = segment.get() & 0xFF;
    int rows = segment.getShort() & 0xFFFF;
    int columns = segment.getShort() & 0xFFFF;
    int components = segment.get() & 0xFF;
    if (rows != format.rows()
        || columns != format.columns()
        || components != 1
        || precision < 2
        || precision > format.bitsAllocated()) {
      throw new IOException(
          "the frame has %d x %d pixels, %d components, %d bits"
              .formatted(columns, rows, components, precision));
    }
  }

  private void readCodes(ByteBuffer segment) throws IOException {
    while (segment.hasRemaining()) {
      int destination = segment.get() & 0xFF;
      if (destination >= codes.length) {
        throw new IOException("a Huffman table for destination " + destination);
      }
      codes[destination] = JpegHuffmanCode.read(segment);
    }
  }

  private int[] scan(ByteBuffer segment) throws IOException {
    int components = segment.get() & 0xFF;
    segment.get();
    int destination = segment.get() >> 4 & 0xF;
    int predictor = segment.get() & 0xFF;
    segment.get();
    int pointTransform = segment.get() & 0xF;
    if (precision == 0
        || components != 1
        || destination >= codes.length
        || codes[destination] == null
        || predictor < 1
        || predictor > 7
        || pointTransform >= precision) {
      throw new IOException("a JPEG scan that is not of a lossless greyscale frame");
    }
    if (format.pixels() > (long) Byte.SIZE * in.remaining()) {
      throw new IOException("fewer bits than pixels: %d bytes".formatted(in.remaining()));
    }
    if (restartInterval % format.columns() != 0) {
      throw new IOException("a restart interval of %d pixels".formatted(restartInterval));
    }
    return new Samples(codes[destination], predictor, precision - pointTransform)
        .decode(pointTransform);
  }

  /** Decodes the differences and adds them to the predictions (H.1.2.1). */
  private final class Samples {
    private final JpegHuffmanCode code;
    private final JpegBits bits;
    private final int predictor;
    private final int bitsKept;

    Samples(JpegHuffmanCode code, int predictor, int bitsKept) {
      this.code = code;
      this.bits = new JpegBits(in);
      this.predictor = predictor;
      this.bitsKept = bitsKept;
    }

    int[] decode(int pointTransform) throws IOException {
      int[] samples = new int[format.pixels()];
      int columns = format.columns();
      int sinceRestart = 0;
      for (int at = 0; at < samples.length; at++) {
        if (restartInterval != 0 && sinceRestart == restartInterval) {
          bits.restart();
          sinceRestart = 0;
        }
        int prediction;
        if (sinceRestart == 0) {
          prediction = 1 << bitsKept - 1;
        } else if (sinceRestart < columns) {
          prediction = samples[at - 1];
        } else if (at % columns == 0) {
          prediction = samples[at - columns];
        } else {
          prediction = predict(samples[at - 1], samples[at - columns], samples[at - columns - 1]);
        }
        samples[at] = prediction + code.difference(bits) & 0xFFFF;
        sinceRestart++;
      }
      for (int at = 0; at < samples.length; at++) {
        samples[at] <<= pointTransform;
      }
      return samples;
    }

    /** Table H.1; a is to the left, b above, c above to the left. */
    private int predict(int a, int b, int c) {
      return switch (predictor) {
        case 1 -> a;
        case 2 -> b;
        case 3 -> c;
        case 4 -> a + b - c;
        case 5 -> a + (b - c >> 1);
        case 6 -> b + (a - c >> 1);
        default -> a + b >> 1;
      };
    }
  }
}
