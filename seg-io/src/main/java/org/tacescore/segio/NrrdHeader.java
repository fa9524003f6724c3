package org.tacescore.segio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

/**
 * The text before the voxels of an NRRD file (teem.sourceforge.net/nrrd/format.html): fields
 * ({@code name: value}) and keys ({@code key:=value}).
 */
final class NrrdHeader {

  /** Segmentations with hundreds of segments stay far below. */
  private static final int LONGEST = 1 << 20;

  /** What may be skipped; no header that another program put in between is longer. */
  private static final int FARTHEST_VOXELS = 1 << 24;

  private static final Map<String, VoxelType> TYPES = types();

  private final Map<String, String> fields = new LinkedHashMap<>();
  private final Map<String, String> keys = new LinkedHashMap<>();

  private NrrdHeader() {}

  /** Reads to the empty line; the stream then stands on the first byte of the voxels. */
  static NrrdHeader read(InputStream in) throws IOException {
    int[] budget = {LONGEST};
    String magic = line(in, budget);
    if (!magic.matches("NRRD000[1-5]")) {
      throw unreadable("no NRRD file: it does not begin with NRRD0001 to NRRD0005");
    }
    NrrdHeader header = new NrrdHeader();
    for (String line = line(in, budget); !line.isEmpty(); line = line(in, budget)) {
      header.add(line);
      header.requireAttached();
    }
    return header;
  }

  /** The names of all keys, in the order of the file. */
  Set<String> keys() {
    return Collections.unmodifiableSet(keys.keySet());
  }

  /** A key's value, escapes resolved. */
  Optional<String> key(String name) {
    return Optional.ofNullable(keys.get(name));
  }

  Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  String required(String name) {
    return field(name).orElseThrow(() -> unreadable("the NRRD header has no field " + name));
  }

  VoxelType type() {
    VoxelType type = TYPES.get(required("type").toLowerCase(Locale.ROOT));
    if (type == null) {
      throw new RefusedException(
          Refusal.UNSUPPORTED_FORMAT, "NRRD voxels of type " + required("type"));
    }
    return type;
  }

  ByteOrder byteOrder() {
    if (type().bytes() == 1 || encoding() == NrrdEncoding.ASCII) {
      return ByteOrder.LITTLE_ENDIAN;
    }
    return switch (required("endian").toLowerCase(Locale.ROOT)) {
      case "little" -> ByteOrder.LITTLE_ENDIAN;
      case "big" -> ByteOrder.BIG_ENDIAN;
      default -> throw unreadable("endian is neither little nor big");
    };
  }

  NrrdEncoding encoding() {
    return NrrdEncoding.parse(required("encoding"));
  }

  /**
   * How many lines or bytes lie between the header and the voxels.
   *
   * @param what {@code line} or {@code byte}
   */
  int skip(String what) {
    String text = field(what + " skip").or(() -> field(what + "skip")).orElse("0");
    if (!text.matches("[0-9]{1,8}") || Integer.parseInt(text) > FARTHEST_VOXELS) {
      throw new RefusedException(
          Refusal.UNSUPPORTED_FORMAT, "an NRRD file with a %s skip of %s".formatted(what, text));
    }
    return Integer.parseInt(text);
  }

  static void skipLines(InputStream in, int lines) throws IOException {
    int[] budget = {FARTHEST_VOXELS};
    for (int i = 0; i < lines; i++) {
      line(in, budget);
    }
  }

  static RefusedException unreadable(String detail) {
    return new RefusedException(Refusal.UNREADABLE_INSTANCE, detail);
  }

  private void add(String line) {
    if (line.startsWith("#")) {
      return;
    }
    int field = line.indexOf(": ");
    int key = line.indexOf(":=");
    if (key >= 0 && (field < 0 || key < field)) {
      String value = unescaped(line.substring(key + 2));
      String former = keys.put(line.substring(0, key), value);
      if (former != null && !former.equals(value)) {
        throw unreadable("the NRRD header has the key %s twice".formatted(line.substring(0, key)));
      }
    } else if (field > 0) {
      String name = line.substring(0, field).trim().toLowerCase(Locale.ROOT);
      if (fields.put(name, line.substring(field + 2).trim()) != null) {
        throw unreadable("the NRRD header has the field %s twice".formatted(name));
      }
    } else if (!line.endsWith(":")) {
      throw unreadable("an NRRD header line is neither field nor key nor comment");
    }
  }

  /** Voxels are never looked for in a file that the text of another names. */
  private void requireAttached() {
    if (fields.containsKey("data file") || fields.containsKey("datafile")) {
      throw new RefusedException(
          Refusal.UNSUPPORTED_FORMAT, "a detached NRRD header: header and voxels must be one file");
    }
  }

  /** To the line's end, or to the file's where something comes before that. */
  private static String line(InputStream in, int[] budget) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    if (next < 0) {
      throw unreadable("the file ends inside its NRRD header");
    }
    for (; next >= 0 && next != '\n'; next = in.read()) {
      if (--budget[0] < 0) {
        throw unreadable("the NRRD header is too long");
      }
      line.write(next);
    }
    String text = line.toString(StandardCharsets.UTF_8);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private static String unescaped(String value) {
    return value.replace("\\\\", "\0").replace("\\n", "\n").replace("\0", "\\");
  }

  private static Map<String, VoxelType> types() {
    Map<String, VoxelType> types = new LinkedHashMap<>();
    spell(types, VoxelType.INT8, "signed char", "int8", "int8_t");
    spell(types, VoxelType.UINT8, "uchar", "unsigned char", "uint8", "uint8_t");
    spell(types, VoxelType.INT16, "short", "short int", "signed short", "signed short int");
    spell(types, VoxelType.INT16, "int16", "int16_t");
    spell(types, VoxelType.UINT16, "ushort", "unsigned short", "unsigned short int");
    spell(types, VoxelType.UINT16, "uint16", "uint16_t");
    spell(types, VoxelType.INT32, "int", "signed int", "int32", "int32_t");
    spell(types, VoxelType.UINT32, "uint", "unsigned int", "uint32", "uint32_t");
    spell(types, VoxelType.INT64, "longlong", "long long", "long long int", "signed long long");
    spell(types, VoxelType.INT64, "signed long long int", "int64", "int64_t");
    spell(types, VoxelType.UINT64, "ulonglong", "unsigned long long", "unsigned long long int");
    spell(types, VoxelType.UINT64, "uint64", "uint64_t");
    spell(types, VoxelType.FLOAT, "float");
    spell(types, VoxelType.DOUBLE, "double");
    return Map.copyOf(types);
  }

  private static void spell(Map<String, VoxelType> types, VoxelType type, String... names) {
    for (String name : names) {
      types.put(name, type);
    }
  }
}
