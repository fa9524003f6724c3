package org.tacescore.worker.clinical;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.worker.csv.CsvTable;
import org.tacescore.worker.csv.MalformedCsvException;

/**
 * Reads clinical.json (one patient) and clinical.csv (many), both UTF-8, as docs say; an unknown
 * key, column or analyte, a missing field and a time without offset are refused with file and line.
 */
public final class ClinicalFileReader {
  private static final Set<String> REQUIRED_COLUMNS =
      Set.of("patient_id", "issuer", "analyte", "value", "unit", "time", "source");
  private static final Set<String> IDENTITY =
      Set.of("patient_id", "issuer", "birth_date", "study_uid", "accession_number");
  private static final Set<String> VALUE = Set.of("analyte", "value", "unit", "time", "source");
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  /** Some hundred thousand values; a larger file is put there by mistake. */
  private static final int MOST_BYTES = 16 << 20;

  private final String defaultIssuer;

  /**
   * @param defaultIssuer issuer of patient IDs that come without one; may be empty
   */
  public ClinicalFileReader(String defaultIssuer) {
    this.defaultIssuer = defaultIssuer;
  }

  /** Whether the name ends in .json or .csv. */
  public static boolean reads(Path file) {
    return isCsv(file) || file.getFileName().toString().endsWith(".json");
  }

  private static boolean isCsv(Path file) {
    return file.getFileName().toString().endsWith(".csv");
  }

  /**
   * The values of a file, in its order.
   *
   * @throws RefusedException INVALID_CLINICAL; UNSUPPORTED_FORMAT for another kind of file
   */
  public List<ClinicalRecord> read(Path file) {
    return read(file, file.getFileName().toString());
  }

  /**
   * As {@link #read(Path)}.
   *
   * @param name names the file in messages
   */
  List<ClinicalRecord> read(Path file, String name) {
    if (!reads(file)) {
      throw new RefusedException(Refusal.UNSUPPORTED_FORMAT, name + " is neither .json nor .csv");
    }
    return isCsv(file) ? csv(bytes(file, name), name) : json(bytes(file, name), name);
  }

  private static byte[] bytes(Path file, String name) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw ClinicalFields.invalid(name, "larger than %d bytes".formatted(MOST_BYTES));
      }
      return bytes;
    } catch (IOException e) {
      throw new RefusedException(Refusal.INVALID_CLINICAL, name + " cannot be read", e);
    }
  }

  private static String text(byte[] bytes, String name) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw ClinicalFields.invalid(name, "the file is not UTF-8");
    }
  }

  List<ClinicalRecord> csv(byte[] bytes, String name) {
    List<CsvTable.Row> rows = rows(text(bytes, name), name);
    if (rows.isEmpty()) {
      throw ClinicalFields.invalid(name, "the header line is missing");
    }
    List<String> header = rows.get(0).fields().stream().map(String::strip).toList();
    requireColumns(header, name);
    List<ClinicalRecord> records = new ArrayList<>();
    for (CsvTable.Row row : rows.subList(1, rows.size())) {
      String place = "%s, line %d".formatted(name, row.line());
      if (row.fields().size() != header.size()) {
        throw ClinicalFields.invalid(
            place, "%d fields, need %d".formatted(row.fields().size(), header.size()));
      }
      Map<String, String> fields = new HashMap<>();
      for (int column = 0; column < header.size(); column++) {
        fields.put(header.get(column), row.fields().get(column));
      }
      records.add(new ClinicalFields(fields, place).record(defaultIssuer));
    }
    return records;
  }

  private static List<CsvTable.Row> rows(String text, String name) {
    try {
      return CsvTable.read(text, name);
    } catch (MalformedCsvException e) {
      throw ClinicalFields.invalid(e.place(), e.fault());
    }
  }

  private static void requireColumns(List<String> header, String name) {
    Set<String> seen = new HashSet<>();
    for (String column : header) {
      if (!IDENTITY.contains(column) && !VALUE.contains(column)) {
        throw ClinicalFields.invalid(name + ", line 1", "unknown column '%s'".formatted(column));
      }
      if (!seen.add(column)) {
        throw ClinicalFields.invalid(name + ", line 1", "column %s twice".formatted(column));
      }
    }
    for (String column : REQUIRED_COLUMNS.stream().sorted().toList()) {
      if (!seen.contains(column)) {
        throw ClinicalFields.invalid(name + ", line 1", "no column " + column);
      }
    }
  }

  List<ClinicalRecord> json(byte[] bytes, String name) {
    JsonNode root = parse(text(bytes, name), name);
    Map<String, String> identity = new HashMap<>(texts(root, IDENTITY, "values", name));
    JsonNode values = root.path("values");
    if (!values.isArray()) {
      throw ClinicalFields.invalid(name, "values must be a list");
    }
    List<ClinicalRecord> records = new ArrayList<>();
    for (int index = 0; index < values.size(); index++) {
      String place = "%s, values[%d]".formatted(name, index);
      Map<String, String> fields = new HashMap<>(identity);
      fields.putAll(texts(values.get(index), VALUE, "", place));
      records.add(new ClinicalFields(fields, place).record(defaultIssuer));
    }
    return records;
  }

  /** A parser's own message may quote the file, so only the line is told. */
  private static JsonNode parse(String text, String name) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw ClinicalFields.invalid("%s, line %d".formatted(name, line), "not valid JSON");
    }
  }

  private static Map<String, String> texts(
      JsonNode object, Set<String> known, String besides, String place) {
    if (!object.isObject()) {
      throw ClinicalFields.invalid(place, "must be an object");
    }
    Map<String, String> texts = new HashMap<>();
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String key = names.next();
      JsonNode node = object.get(key);
      if (known.contains(key) && (node.isTextual() || (key.equals("value") && node.isNumber()))) {
        texts.put(key, node.asText());
      } else if (known.contains(key)) {
        throw ClinicalFields.invalid(place, key + " must be a text");
      } else if (!key.equals(besides)) {
        throw ClinicalFields.invalid(place, "unknown key '%s'".formatted(key));
      }
    }
    return texts;
  }
}
