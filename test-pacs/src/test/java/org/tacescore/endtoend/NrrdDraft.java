package org.tacescore.endtoend;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.zip.GZIPOutputStream;

/** A small NRRD file in which a test may plant a fault. */
final class NrrdDraft {
  private final Map<String, String> lines = new LinkedHashMap<>();
  private byte[] voxels;

  private NrrdDraft(String type, int columns, int rows, int slices, byte[] voxels) {
    this.voxels = voxels;
    with("type", type);
    with("dimension", "3");
    with("space", "left-posterior-superior");
    with("sizes", "%d %d %d".formatted(columns, rows, slices));
    with("space directions", "(1,0,0) (0,1,0) (0,0,1)");
    with("endian", "little");
    with("encoding", "raw");
    with("space origin", "(0,0,0)");
  }

  /** Floats, voxels of 1 mm from the origin on. */
  static NrrdDraft image(int columns, int rows, int slices, IntToDoubleFunction intensity) {
    int voxels = columns * rows * slices;
    ByteBuffer bytes = ByteBuffer.allocate(4 * voxels).order(ByteOrder.LITTLE_ENDIAN);
    for (int offset = 0; offset < voxels; offset++) {
      bytes.putFloat((float) intensity.applyAsDouble(offset));
    }
    return new NrrdDraft("float", columns, rows, slices, bytes.array());
  }

  /** Bytes, on the same grid. */
  static NrrdDraft labels(int columns, int rows, int slices, IntUnaryOperator label) {
    byte[] bytes = new byte[columns * rows * slices];
    for (int offset = 0; offset < bytes.length; offset++) {
      bytes[offset] = (byte) label.applyAsInt(offset);
    }
    return new NrrdDraft("uchar", columns, rows, slices, bytes);
  }

  /** Sets a field of the header. */
  NrrdDraft with(String field, String value) {
    lines.put(field + ": ", value);
    return this;
  }

  /** Without some fields. */
  NrrdDraft without(String... fields) {
    for (String field : fields) {
      lines.remove(field + ": ");
    }
    return this;
  }

  /** Describes a segment, which makes it a {@code .seg.nrrd} file. */
  NrrdDraft segment(String name, int label) {
    lines.put("Segment0_ID:=", "Segment_1");
    lines.put("Segment0_Name:=", name);
    lines.put("Segment0_Layer:=", "0");
    lines.put("Segment0_LabelValue:=", String.valueOf(label));
    return this;
  }

  /** Other bytes than those of the voxels, and the encoding that they are said to have. */
  NrrdDraft with(String encoding, byte[] bytes) {
    voxels = bytes.clone();
    return with("encoding", encoding);
  }

  NrrdDraft gzip() throws IOException {
    return with("gzip", gzip(voxels));
  }

  /** Without the last bytes. */
  NrrdDraft cut(int bytes) {
    voxels = Arrays.copyOf(voxels, voxels.length - bytes);
    return this;
  }

  byte[] voxels() {
    return voxels.clone();
  }

  Path write(Path file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StringBuilder header = new StringBuilder("NRRD0004\n");
    lines.forEach((start, value) -> header.append(start).append(value).append('\n'));
    bytes.writeBytes(header.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(voxels);
    return Files.write(file, bytes.toByteArray());
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  /** A gigabyte of zeros in a megabyte: members of a gzip file follow each other as one stream. */
  static byte[] gigabyteOfZeros() throws IOException {
    byte[] member = gzip(new byte[1 << 24]);
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    for (int i = 0; i < 64; i++) {
      bomb.writeBytes(member);
    }
    return bomb.toByteArray();
  }
}
