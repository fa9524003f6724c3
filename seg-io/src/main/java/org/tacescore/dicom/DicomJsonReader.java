package org.tacescore.dicom;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;

/** Reads {@link DicomJson}. */
final class DicomJsonReader {
  private static final Pattern TAG = Pattern.compile("[0-9A-Fa-f]{8}");
  private static final int DEEPEST = 100;

  private final Function<String, byte[]> bulkData;

  DicomJsonReader(Function<String, byte[]> bulkData) {
    this.bulkData = bulkData;
  }

  Attributes read(JsonNode json) {
    Attributes dataset = new Attributes();
    fill(dataset, json, 0);
    return dataset;
  }

  private void fill(Attributes dataset, JsonNode json, int depth) {
    if (!json.isObject() || depth > DEEPEST) {
      throw new MalformedDicomException("a data set must be a JSON object, not too deep");
    }
    // The character set must be known before the first text is set.
    if (json.has("00080005")) {
      dataset.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
    }
    for (Map.Entry<String, JsonNode> element : json.properties()) {
      if (!TAG.matcher(element.getKey()).matches()) {
        throw new MalformedDicomException("a JSON name that is no tag of eight hex digits");
      }
      int tag = Integer.parseUnsignedInt(element.getKey(), 16);
      if (tag != Tag.SpecificCharacterSet) {
        set(dataset, tag, element.getValue(), depth);
      }
    }
  }

  private void set(Attributes dataset, int tag, JsonNode element, int depth) {
    VR vr = vr(element);
    JsonNode values = element.path("Value");
    if (vr == VR.SQ) {
      Sequence items = dataset.newSequence(tag, Math.max(1, values.size()));
      for (JsonNode item : values) {
        Attributes nested = new Attributes();
        items.add(nested);
        fill(nested, item, depth + 1);
      }
    } else if (element.has("InlineBinary")) {
      dataset.setBytes(tag, vr, decoded(element.get("InlineBinary").asText()));
    } else if (element.has("BulkDataURI")) {
      dataset.setBytes(tag, vr, bulkData.apply(element.get("BulkDataURI").asText()));
    } else if (values.isEmpty()) {
      dataset.setNull(tag, vr);
    } else {
      setValues(dataset, tag, vr, values);
    }
  }

  private static VR vr(JsonNode element) {
    String name = element.path("vr").asText();
    if (!name.matches("[A-Z]{2}")) {
      throw new MalformedDicomException("a JSON element without vr");
    }
    try {
      return VR.valueOf(name);
    } catch (IllegalArgumentException e) {
      return VR.UN;
    }
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new MalformedDicomException("an InlineBinary that is no Base64", e);
    }
  }

  private static void setValues(Attributes dataset, int tag, VR vr, JsonNode values) {
    try {
      switch (vr) {
        case FL, FD ->
            dataset.setDouble(tag, vr, stream(values).mapToDouble(DicomJsonReader::real).toArray());
        case SL, SS, UL, US ->
            dataset.setInt(tag, vr, stream(values).mapToInt(value -> whole(value, vr)).toArray());
        case AT ->
            dataset.setInt(
                tag,
                vr,
                stream(values)
                    .mapToInt(value -> Integer.parseUnsignedInt(value.asText(), 16))
                    .toArray());
        case OB, OD, OF, OL, OW, UN ->
            throw new MalformedDicomException("Value where InlineBinary is needed: VR " + vr);
        default -> dataset.setString(tag, vr, texts(values, vr));
      }
    } catch (NumberFormatException e) {
      throw new MalformedDicomException("a value that is no number, VR " + vr, e);
    }
  }

  private static Stream<JsonNode> stream(JsonNode values) {
    List<JsonNode> list = new ArrayList<>();
    values.forEach(list::add);
    return list.stream();
  }

  private static double real(JsonNode value) {
    return switch (value.asText()) {
      case "NaN" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(value.asText());
    };
  }

  private static int whole(JsonNode value, VR vr) {
    long number = Long.parseLong(value.asText());
    long low = vr == VR.SL ? Integer.MIN_VALUE : vr == VR.SS ? Short.MIN_VALUE : 0;
    long high =
        switch (vr) {
          case SL -> Integer.MAX_VALUE;
          case SS -> Short.MAX_VALUE;
          case US -> 0xFFFF;
          default -> 0xFFFF_FFFFL;
        };
    if (number < low || number > high) {
      throw new MalformedDicomException("%d is beyond the range of VR %s".formatted(number, vr));
    }
    return (int) number;
  }

  private static String[] texts(JsonNode values, VR vr) {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : values) {
      if (value.isNull()) {
        texts.add("");
      } else if (vr == VR.PN) {
        texts.add(name(value));
      } else if (value.isValueNode()) {
        texts.add(value.asText());
      } else {
        throw new MalformedDicomException("an object where VR %s has a text".formatted(vr));
      }
    }
    return texts.toArray(String[]::new);
  }

  private static String name(JsonNode value) {
    String name =
        value.path("Alphabetic").asText()
            + '='
            + value.path("Ideographic").asText()
            + '='
            + value.path("Phonetic").asText();
    return name.replaceFirst("=+$", "");
  }
}
