package org.tacescore.dicom;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.aoju.bus.image.galaxy.data.Attributes;

/**
 * The DICOM JSON Model (PS3.18 annex F).
 *
 * <p>DS and IS are JSON numbers where they are numbers, else strings; NaN and infinities of FL and
 * FD are the strings {@code NaN}, {@code inf} and {@code -inf}. Value representations that the
 * toolkit does not know are UN. Text is UTF-8, and Specific Character Set says so.
 */
public final class DicomJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private DicomJson() {}

  /** Writes a data set with its binary values inline; encapsulated pixel data cannot be. */
  public static ObjectNode write(Attributes dataset) {
    return write(dataset, tag -> Optional.empty());
  }

  /**
   * Writes a data set.
   *
   * @param bulkDataUri for the tag of a binary value at the top level: the URI to write in its
   *     place, or empty to write the value inline
   */
  public static ObjectNode write(Attributes dataset, IntFunction<Optional<String>> bulkDataUri) {
    return writeNested(
        dataset,
        (owner, tag) -> owner.isRoot() ? bulkDataUri.apply(tag) : Optional.<String>empty());
  }

  /**
   * Writes a data set.
   *
   * @param bulkDataUri for a data set or an item, and the tag of a binary value in it: the URI to
   *     write in its place, or empty to write the value inline
   */
  public static ObjectNode writeNested(
      Attributes dataset, BiFunction<Attributes, Integer, Optional<String>> bulkDataUri) {
    return new DicomJsonWriter(bulkDataUri).write(dataset);
  }

  /**
   * Reads a data set.
   *
   * @throws MalformedDicomException if the JSON is not of the model, or refers to bulk data
   */
  public static Attributes read(JsonNode dataset) {
    return read(
        dataset,
        uri -> {
          throw new MalformedDicomException("a BulkDataURI where no bulk data are expected");
        });
  }

  /**
   * As {@link #read(JsonNode)}.
   *
   * @param bulkData the little-endian bytes that a BulkDataURI stands for
   */
  public static Attributes read(JsonNode dataset, Function<String, byte[]> bulkData) {
    return new DicomJsonReader(bulkData).read(dataset);
  }

  /** Reads the text of one data set or of an array of them. */
  public static List<Attributes> parse(byte[] json) {
    JsonNode root;
    try {
      root = MAPPER.readTree(json);
    } catch (IOException e) {
      throw new MalformedDicomException("no JSON text", e);
    }
    List<Attributes> datasets = new ArrayList<>();
    if (root.isArray()) {
      root.forEach(dataset -> datasets.add(read(dataset)));
    } else {
      datasets.add(read(root));
    }
    return datasets;
  }
}
