package org.tacescore.network.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;

/** Writes a safetensors file of F32 tensors, one behind the other in the weights' order. */
final class SafetensorsWriter {
  private static final int ALIGNMENT = 8;
  private static final int CHUNK = 1 << 20;
  private static final JsonFactory JSON = new JsonFactory();

  private SafetensorsWriter() {}

  static void write(Path file, Weights weights, Map<String, String> metadata) {
    Path draft = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (FileChannel channel =
          FileChannel.open(
              draft,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        writeAll(channel, ByteBuffer.wrap(prefixed(header(weights, metadata))));
        for (WeightTensor tensor : weights.asMap().values()) {
          write(channel, tensor.values());
        }
        channel.force(true);
      }
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the weights " + file, e);
    }
  }

  private static byte[] header(Weights weights, Map<String, String> metadata) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeObjectFieldStart(SafetensorsHeader.METADATA);
      Map<String, String> words = new TreeMap<>(metadata);
      words.put("format", "pt");
      for (Map.Entry<String, String> word : words.entrySet()) {
        json.writeStringField(word.getKey(), word.getValue());
      }
      json.writeEndObject();
      long begin = 0;
      for (Map.Entry<String, WeightTensor> tensor : weights.asMap().entrySet()) {
        long end = begin + (long) Float.BYTES * tensor.getValue().length();
        json.writeObjectFieldStart(tensor.getKey());
        json.writeStringField("dtype", ElementType.F32.name());
        json.writeFieldName("shape");
        int[] shape = tensor.getValue().shape();
        json.writeArray(shape, 0, shape.length);
        json.writeFieldName("data_offsets");
        json.writeArray(new long[] {begin, end}, 0, 2);
        json.writeEndObject();
        begin = end;
      }
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /** The header with its length before it, and spaces behind it so that the data are aligned. */
  private static byte[] prefixed(byte[] json) {
    int length = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    byte[] padding = " ".repeat(length - json.length).getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(Long.BYTES + length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(length)
        .put(json)
        .put(padding)
        .array();
  }

  private static void write(FileChannel channel, float[] values) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    int most = CHUNK / Float.BYTES;
    for (int start = 0; start < values.length; start += most) {
      int count = Math.min(most, values.length - start);
      buffer.clear().limit(count * Float.BYTES);
      buffer.asFloatBuffer().put(values, start, count);
      writeAll(channel, buffer);
    }
  }

  private static void writeAll(FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }
}
