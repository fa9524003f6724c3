package org.tacescore.network.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.digest.Sha256;
import org.tacescore.network.weights.InvalidWeightsException.Fault;

class NpzTest {
  /** The central directory of one entry a.npy, with the end record of 22 bytes. */
  private static final int CENTRAL_BYTES = 46 + "a.npy".length() + 22;

  /** Where the entry's checksum stands in it. */
  private static final int CRC_OFFSET = 16;

  @TempDir Path folder;

  @Test
  void readsFloatsOfEverySizeAndOrder() throws IOException {
    NpzDraft draft = new NpzDraft();
    draft.add("a", "'<f4'", false, "(2, 3)", floats(1, 2, 3, 4, 5, 6));
    draft.add("b", "'<f4'", true, "(2, 3)", floats(1, 4, 2, 5, 3, 6));
    draft.add("c", "'<f8'", false, "(1,)", little(8).putDouble(1 / 3.0));
    draft.add("d.weight", "'<f2'", false, "()", little(2).putShort((short) 0xbc00));
    draft.add("d.num_batches_tracked", "'<i8'", false, "()", little(8).putLong(3));
    Path file = draft.write(folder.resolve("net.npz"));

    WeightFile read = WeightFile.read(file);

    Weights weights = read.weights();
    assertThat(weights.names()).containsExactly("a", "b", "c", "d.weight");
    assertThat(weights.get("a").toArray()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(weights.get("b")).isEqualTo(weights.get("a"));
    assertThat(weights.get("c").toArray()).containsExactly((float) (1 / 3.0));
    assertThat(weights.get("d.weight").shape()).isEmpty();
    assertThat(weights.get("d.weight").toArray()).containsExactly(-1f);
    assertThat(read.sha256()).isEqualTo(Sha256.hexOf(Files.readAllBytes(file)));
  }

  @Test
  void bringsFortranOrderToTheLastAxisFastest() {
    float[] fortran = {
      0, 12, 4, 16, 8, 20, 1, 13, 5, 17, 9, 21, 2, 14, 6, 18, 10, 22, 3, 15, 7, 19, 11, 23
    };
    float[] values = Npz.cOrder(new int[] {2, 3, 4}, fortran);
    for (int i = 0; i < values.length; i++) {
      assertThat(values[i]).isEqualTo(i);
    }
  }

  /** Each row is type and shape of 8 bytes of data, and the fault that they have. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "'|O'; (1,); PICKLE",
        "'<i8'; (1,); WRONG_DTYPE",
        "'>f4'; (2,); WRONG_DTYPE",
        "''; (2,); WRONG_DTYPE",
        "[('x', '<f4')]; (2,); WRONG_DTYPE",
        "'<f4'; (3,); WRONG_LENGTH",
        "'<f4'; (1,); WRONG_LENGTH",
        "'<f4'; (65536, 65536); TOO_LARGE",
        "'<f4'; (999999999999999999, 999999999999999999); TOO_LARGE",
        "'<f4'; (9999999999999999999,); MALFORMED_HEADER",
        "'<f4'; (1, 1, 1, 1, 1, 1, 1, 1, 2); MALFORMED_HEADER",
        "'<f4'; (-2,); MALFORMED_HEADER",
        "'<f4'; (2, __import__('os')); MALFORMED_HEADER",
        "'<f4'; 2; MALFORMED_HEADER",
        "'<f4'; (,,2); MALFORMED_HEADER"
      })
  void refusesAnArrayByName(String type, String shape, Fault fault) throws IOException {
    NpzDraft draft = new NpzDraft().add("a", type, false, shape, little(8).putLong(0));
    assertFault(draft, fault);
  }

  @Test
  void refusesWhatIsNoArray() throws IOException {
    assertFault(new NpzDraft().entry("archive/data.pkl", new byte[] {1}), Fault.PICKLE);
    assertFault(new NpzDraft().entry("notes.txt", new byte[] {1}), Fault.UNKNOWN_FORMAT);
    assertFault(new NpzDraft().entry("a.npy", new byte[7]), Fault.TRUNCATED);
    assertFault(new NpzDraft().entry("a.npy", new byte[70]), Fault.MALFORMED_HEADER);
    assertFault(
        new NpzDraft()
            .entry("a.npy", new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, 0, 0, 0, 1}),
        Fault.TOO_LARGE);
    assertFault(
        new NpzDraft().add("a", "'<f4'", false, "(1,)", floats(Float.NaN)), Fault.NOT_FINITE);
  }

  @Test
  void refusesAnArrayThatIsThereTwice() throws IOException {
    byte[] bytes =
        new NpzDraft()
            .add("a", "'<f4'", false, "(1,)", floats(1))
            .add("b", "'<f4'", false, "(1,)", floats(2))
            .bytes();
    String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("b.npy", "a.npy");
    Path file = Files.write(folder.resolve("two.npz"), text.getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> Npz.read(file)).hasMessageStartingWith("DUPLICATE: ");
  }

  @Test
  void refusesABombBeforeItInflates() throws IOException {
    NpzDraft draft = new NpzDraft();
    byte[] zeros = new byte[8 << 20];
    for (int i = 0; i < 9; i++) {
      draft.add(
          "a" + i,
          "'<f4'",
          false,
          "(%d,)".formatted(zeros.length / 4),
          ByteBuffer.wrap(zeros).position(zeros.length));
    }
    assertFault(draft, Fault.TOO_LARGE);
  }

  @Test
  void refusesATruncatedFileAndAChangedByte() throws IOException {
    Path file =
        new NpzDraft()
            .add("a", "'<f4'", false, "(2,)", floats(1, 2))
            .write(folder.resolve("a.npz"));
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 30));
    assertThatThrownBy(() -> Npz.read(file)).hasMessageStartingWith("TRUNCATED: ");
    whole[whole.length - CENTRAL_BYTES + CRC_OFFSET] ^= 1;
    Files.write(file, whole);
    assertThatThrownBy(() -> Npz.read(file)).hasMessageStartingWith("CORRUPT: ");
  }

  private void assertFault(NpzDraft draft, Fault fault) throws IOException {
    Path file = draft.write(folder.resolve("bad.npz"));
    assertThatThrownBy(() -> WeightFile.read(file))
        .isInstanceOfSatisfying(
            InvalidWeightsException.class, e -> assertThat(e.fault()).isEqualTo(fault))
        .hasMessageContaining("bad.npz");
  }

  private static ByteBuffer floats(float... values) {
    ByteBuffer bytes = little(4 * values.length);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return bytes;
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
