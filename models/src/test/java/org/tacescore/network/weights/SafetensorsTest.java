package org.tacescore.network.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.digest.Sha256;
import org.tacescore.network.weights.InvalidWeightsException.Fault;

class SafetensorsTest {
  @TempDir Path folder;

  @Test
  void readsWhatItWrote() throws IOException {
    Path file = folder.resolve("net.safetensors");
    Weights weights = drawn();

    Safetensors.write(file, weights, Map.of("seed", "7", "architecture", "lenet"));
    WeightFile read = Safetensors.readFile(file);

    assertThat(read.weights()).isEqualTo(weights);
    assertThat(read.weights().names()).containsExactlyElementsOf(weights.names());
    assertThat(read.metadata())
        .containsExactly(
            Map.entry("architecture", "lenet"), Map.entry("format", "pt"), Map.entry("seed", "7"));
    assertThat(read.sha256()).isEqualTo(Sha256.hexOf(Files.readAllBytes(file)));
    assertThat(folder).isDirectoryContaining(path -> path.equals(file));
  }

  @Test
  void writesTheSameBytesTwiceWithAlignedData() throws IOException {
    Safetensors.write(folder.resolve("a"), drawn());
    Safetensors.write(folder.resolve("b"), drawn());

    byte[] bytes = Files.readAllBytes(folder.resolve("a"));
    assertThat(bytes).isEqualTo(Files.readAllBytes(folder.resolve("b")));
    assertThat(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong() % 8).isZero();
  }

  @Test
  void readsEveryFloatTypeAndDropsCounters() throws IOException {
    ByteBuffer data = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);
    data.putShort((short) 0x3c00).putShort((short) 0xc000).putShort((short) 1);
    data.putShort((short) 0x3fc0).putLong(12L).putFloat(-0.1f).putDouble(1 / 3.0);

    Weights weights =
        read(
            """
            {"a":{"dtype":"F16","shape":[3],"data_offsets":[0,6]},
             "b":{"dtype":"BF16","shape":[],"data_offsets":[6,8]},
             "bn.num_batches_tracked":{"dtype":"I64","shape":[],"data_offsets":[8,16]},
             "d":{"dtype":"F64","shape":[1,1],"data_offsets":[20,28]},
             "c":{"dtype":"F32","shape":[1],"data_offsets":[16,20]}}
            """,
            data);

    assertThat(weights.names()).containsExactly("a", "b", "c", "d");
    assertThat(weights.get("a").toArray()).containsExactly(1f, -2f, 0x1p-24f);
    assertThat(weights.get("b").shape()).isEmpty();
    assertThat(weights.get("b").toArray()).containsExactly(1.5f);
    assertThat(weights.get("c").toArray()).containsExactly(-0.1f);
    assertThat(weights.get("d").toArray()).containsExactly((float) (1 / 3.0));
  }

  /** Each row is a header for 8 bytes of data, and the fault that it has. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'a':{'dtype':'F32','shape':[4],'data_offsets':[0,16]}} | TRUNCATED",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | HOLE",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | HOLE",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},"
            + "'b':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | OVERLAP",
        "{'a':{'dtype':'F32','shape':[3],'data_offsets':[0,8]}} | WRONG_LENGTH",
        "{'a':{'dtype':'I64','shape':[1],'data_offsets':[0,8]}} | WRONG_DTYPE",
        "{'a':{'dtype':'F8_E4M3','shape':[8],'data_offsets':[0,8]}} | WRONG_DTYPE",
        "{'a':{'dtype':7,'shape':[8],'data_offsets':[0,8]}} | WRONG_DTYPE",
        "{'a':{'dtype':'F32','shape':[65536,65536],'data_offsets':[0,8]}} | TOO_LARGE",
        "{'a':{'dtype':'F32','shape':[4294967296,4294967296],'data_offsets':[0,8]}} | TOO_LARGE",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},"
            + "'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | DUPLICATE",
        "{'a':{'dtype':'F32','dtype':'F32','shape':[2],'data_offsets':[0,8]}} | DUPLICATE",
        "{'a':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}} | MALFORMED_HEADER",
        "{'a':{'dtype':'F32','shape':[2.0],'data_offsets':[0,8]}} | MALFORMED_HEADER",
        "{'a':{'dtype':'F32','shape':2,'data_offsets':[0,8]}} | MALFORMED_HEADER",
        "{'a':{'dtype':'F32','shape':[1,1,1,1,1,1,1,1,2],'data_offsets':[0,8]}} | MALFORMED_HEADER",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}} | MALFORMED_HEADER",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,99999999999999999999]}}"
            + " | MALFORMED_HEADER",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8],'more':1}} | MALFORMED_HEADER",
        "{'a':{'dtype':'F32','shape':[2]}} | MALFORMED_HEADER",
        "{'__metadata__':{'a':1}} | MALFORMED_HEADER",
        "{'__metadata__':[]} | MALFORMED_HEADER",
        "[] | MALFORMED_HEADER",
        "{} {} | MALFORMED_HEADER",
        "{ | MALFORMED_HEADER",
        "~~ | MALFORMED_HEADER"
      })
  void refusesAHeaderByName(String header, Fault fault) {
    assertThatThrownBy(() -> read(header.replace('\'', '"'), ByteBuffer.allocate(8).position(8)))
        .isInstanceOfSatisfying(
            InvalidWeightsException.class, e -> assertThat(e.fault()).isEqualTo(fault))
        .hasMessageStartingWith(fault + ": ")
        .hasMessageContaining("weights.bin");
  }

  @Test
  void refusesALengthBeyondTheFile() throws IOException {
    for (long length : new long[] {9, 1L << 40, -1, Long.MIN_VALUE}) {
      ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
      assertFault(bytes.array(), Fault.HEADER_BEYOND_FILE);
    }
    assertFault(new byte[5], Fault.TRUNCATED);
    assertFault(new byte[0], Fault.TRUNCATED);
  }

  @Test
  void refusesAPickleAndSaysHowToConvert() throws IOException {
    byte[] pickle = new byte[64];
    pickle[0] = (byte) 0x80;
    pickle[1] = 2;
    pickle[7] = 'q';
    Path file = Files.write(folder.resolve("net.pth"), pickle);

    assertThatThrownBy(() -> Safetensors.read(file))
        .hasMessageStartingWith("PICKLE: ")
        .hasMessageContaining("safetensors.torch.save_file");
  }

  @Test
  void refusesWhatIsNotFinite() {
    for (float value : new float[] {Float.NaN, Float.NEGATIVE_INFINITY}) {
      ByteBuffer data = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putFloat(1);
      assertThatThrownBy(
              () ->
                  read(
                      "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
                      data.putFloat(value)))
          .hasMessageStartingWith("NOT_FINITE: ")
          .hasMessageContaining("tensor a")
          .hasMessageContaining("place 1");
    }
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThatThrownBy(() -> Safetensors.read(folder.resolve("none")))
        .hasMessageStartingWith("UNREADABLE: ");
  }

  private void assertFault(byte[] bytes, Fault fault) throws IOException {
    Path file = Files.write(folder.resolve("weights.bin"), bytes);
    assertThatThrownBy(() -> Safetensors.read(file)).hasMessageStartingWith(fault + ": ");
  }

  /** The data are what lies before the buffer's position. */
  private Weights read(String header, ByteBuffer data) throws IOException {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).array());
    bytes.write(json);
    bytes.write(data.array(), 0, data.position());
    return Safetensors.read(Files.write(folder.resolve("weights.bin"), bytes.toByteArray()));
  }

  private static Weights drawn() {
    SplittableRandom random = new SplittableRandom(3);
    Map<String, WeightTensor> tensors = new LinkedHashMap<>();
    for (int i = 9; i > 0; i--) {
      int[] shape = {i, 1, 2 * i};
      float[] values = new float[2 * i * i];
      for (int k = 0; k < values.length; k++) {
        values[k] = (float) random.nextDouble(-1, 1);
      }
      tensors.put("layer" + i + ".\"x\"é", WeightTensor.of(shape, values));
    }
    tensors.put("large", WeightTensor.of(new int[] {300_001}, new float[300_001]));
    tensors.put("empty", WeightTensor.of(new int[] {0, 3}, new float[0]));
    tensors.put("scalar", WeightTensor.of(new int[] {}, new float[] {-0f}));
    return Weights.of(tensors);
  }
}
