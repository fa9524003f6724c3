package org.tacescore.dicom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Fragments;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;
import org.jspecify.annotations.Nullable;

/** Writes {@link DicomJson}. */
final class DicomJsonWriter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String[] NAME_GROUPS = {"Alphabetic", "Ideographic", "Phonetic"};

  /** Beyond this a DS text would become a number of absurd length when written out. */
  private static final int LARGEST_EXPONENT = 400;

  private final BiFunction<Attributes, Integer, Optional<String>> bulkDataUri;

  DicomJsonWriter(BiFunction<Attributes, Integer, Optional<String>> bulkDataUri) {
    this.bulkDataUri = bulkDataUri;
  }

  ObjectNode write(Attributes dataset) {
    ObjectNode json = JSON.objectNode();
    for (int tag : dataset.tags()) {
      boolean isGroupLength = (tag & 0xFFFF) == 0;
      if (!isGroupLength) {
        json.set("%08X".formatted(tag), element(dataset, tag));
      }
    }
    return json;
  }

  private ObjectNode element(Attributes dataset, int tag) {
    VR vr = dataset.getVR(tag);
    ObjectNode element = JSON.objectNode().put("vr", vr.name());
    if (tag == Tag.SpecificCharacterSet) {
      element.putArray("Value").add("ISO_IR 192");
    } else if (dataset.getValue(tag) instanceof Sequence items) {
      ArrayNode values = JSON.arrayNode();
      items.forEach(item -> values.add(write(item)));
      putUnlessEmpty(element, values);
    } else if (dataset.containsValue(tag)) {
      if (vr.isInlineBinary()) {
        binary(element, dataset, tag, vr);
      } else {
        readable(element, dataset, tag, vr);
      }
    }
    return element;
  }

  /** A value that does not fit its representation, as in a broken file, is kept as bytes. */
  private static void readable(ObjectNode element, Attributes dataset, int tag, VR vr) {
    ArrayNode values = JSON.arrayNode();
    try {
      values = values(dataset, tag, vr);
    } catch (IllegalArgumentException e) {
      // The toolkit answers some values it cannot convert with an exception.
      values.removeAll();
    }
    if (!values.isEmpty()) {
      element.set("Value", values);
    } else if (dataset.getValue(tag) instanceof byte[] bytes) {
      element.put("vr", VR.UN.name());
      element.put("InlineBinary", Base64.getEncoder().encodeToString(bytes));
    }
  }

  private static void putUnlessEmpty(ObjectNode element, ArrayNode values) {
    if (!values.isEmpty()) {
      element.set("Value", values);
    }
  }

  private void binary(ObjectNode element, Attributes dataset, int tag, VR vr) {
    Optional<String> uri = bulkDataUri.apply(dataset, tag);
    if (uri.isPresent()) {
      element.put("BulkDataURI", uri.get());
      return;
    }
    if (dataset.getValue(tag) instanceof Fragments) {
      throw new IllegalArgumentException("encapsulated pixel data need a BulkDataURI");
    }
    byte[] bytes = dataset.getSafeBytes(tag);
    if (dataset.bigEndian()) {
      bytes = vr.toggleEndian(bytes, true);
    }
    element.put("InlineBinary", Base64.getEncoder().encodeToString(bytes));
  }

  private static ArrayNode values(Attributes dataset, int tag, VR vr) {
    ArrayNode values = JSON.arrayNode();
    switch (vr) {
      case FL -> {
        for (float value : orEmpty(dataset.getFloats(tag), new float[0])) {
          addNumber(values, value, Float.toString(value));
        }
      }
      case FD -> {
        for (double value : orEmpty(dataset.getDoubles(tag), new double[0])) {
          addNumber(values, value, Double.toString(value));
        }
      }
      case SL, SS, US -> {
        for (int value : orEmpty(dataset.getInts(tag), new int[0])) {
          values.add(value);
        }
      }
      case UL -> {
        for (int value : orEmpty(dataset.getInts(tag), new int[0])) {
          values.add(value & 0xFFFF_FFFFL);
        }
      }
      case AT -> {
        for (int value : orEmpty(dataset.getInts(tag), new int[0])) {
          values.add("%08X".formatted(value));
        }
      }
      default -> {
        for (String value : orEmpty(dataset.getStrings(tag), new String[0])) {
          addText(values, vr, value);
        }
      }
    }
    return values;
  }

  private static <T> T orEmpty(@Nullable T values, T empty) {
    return values == null ? empty : values;
  }

  private static void addNumber(ArrayNode values, double value, String text) {
    if (Double.isFinite(value)) {
      values.add(new BigDecimal(text));
    } else {
      values.add(text.replace("Infinity", "inf"));
    }
  }

  private static void addText(ArrayNode values, VR vr, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      values.addNull();
    } else if (vr == VR.DS || vr == VR.IS) {
      addDecimal(values, value);
    } else if (vr == VR.PN) {
      values.add(name(value));
    } else {
      values.add(value);
    }
  }

  private static void addDecimal(ArrayNode values, String text) {
    try {
      BigDecimal number = new BigDecimal(text.strip().toUpperCase(Locale.ROOT));
      if (Math.abs((long) number.scale()) <= LARGEST_EXPONENT) {
        values.add(number);
        return;
      }
    } catch (NumberFormatException e) {
      // Not a number: the model allows the string.
    }
    values.add(text);
  }

  private static ObjectNode name(String value) {
    ObjectNode name = JSON.objectNode();
    String[] groups = value.split("=", -1);
    for (int i = 0; i < Math.min(groups.length, NAME_GROUPS.length); i++) {
      if (!groups[i].isEmpty()) {
        name.put(NAME_GROUPS[i], groups[i]);
      }
    }
    return name;
  }
}
