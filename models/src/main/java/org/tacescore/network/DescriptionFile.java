package org.tacescore.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tacescore.network.InvalidNetworkException.Fault;
import org.tacescore.network.NetworkDescription.Source;
import org.tacescore.score.ResearchStatus;

/** Reads and writes {@code network.json}, as docs/formats.md has it. */
final class DescriptionFile {
  private static final String SEEDED = "seeded";
  private static final String SEEDED_WITH = "seeded-with";
  private static final String WEIGHTS = "weights";
  private static final String SAVED_MODEL = "saved-model";

  private DescriptionFile() {}

  /**
   * @param file for messages
   * @throws InvalidNetworkException naming the file, the key and the fault
   */
  static NetworkDescription parse(String file, byte[] bytes) {
    NetworkJson json = NetworkJson.parse(file, bytes);
    try {
      NetworkDescription description = description(file, json);
      json.requireNoOthers();
      return description;
    } catch (IllegalArgumentException e) {
      throw new InvalidNetworkException(
          Fault.MALFORMED_METADATA, "%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static NetworkDescription description(String file, NetworkJson json) {
    Source source = source(file, json);
    String architecture = json.need("architecture", String.class);
    NetworkSpec spec =
        source instanceof Source.Seeded
            ? seeded(json, Architecture.of(architecture).shipped())
            : stated(json, architecture);
    return new NetworkDescription(
        source,
        spec,
        clinical(json),
        json.find("preprocessing", Preprocessing.class),
        json.find("status", ResearchStatus.class).orElse(ResearchStatus.SYNTHETIC),
        json.need("origin", String.class));
  }

  private static Source source(String file, NetworkJson json) {
    String kind = json.need("kind", String.class);
    return switch (kind) {
      case SEEDED -> new Source.Seeded(json.need("seed", Long.class));
      case SEEDED_WITH ->
          new Source.SeededWith(
              json.need("seed", Long.class),
              json.need("weights", String.class),
              json.need("sha256", String.class));
      case WEIGHTS ->
          new Source.Weighted(
              json.need("weights", String.class), json.need("sha256", String.class));
      case SAVED_MODEL -> new Source.SavedModel(json.need("sha256", String.class));
      default ->
          throw new InvalidNetworkException(
              Fault.MALFORMED_METADATA,
              "%s: kind is '%s'; known: %s, %s, %s, %s"
                  .formatted(file, kind, SEEDED, SEEDED_WITH, WEIGHTS, SAVED_MODEL));
    };
  }

  /** Seeded networks have the architecture's own sizes where nothing else is said. */
  private static NetworkSpec seeded(NetworkJson json, NetworkSpec shipped) {
    NetworkContract contract = shipped.contract();
    return new NetworkSpec(
        shipped.architecture(),
        new NetworkContract(
            json.find("image", ImageShape.class).orElse(contract.image()),
            clinical(json).size(),
            json.find("classes", Integer.class).orElse(contract.classes())),
        json.find("width", Integer.class).orElse(shipped.width()));
  }

  private static NetworkSpec stated(NetworkJson json, String architecture) {
    json.need("clinical", String[].class);
    json.need("preprocessing", Preprocessing.class);
    json.need("status", ResearchStatus.class);
    return new NetworkSpec(
        architecture,
        new NetworkContract(
            json.need("image", ImageShape.class),
            clinical(json).size(),
            json.need("classes", Integer.class)),
        json.need("width", Integer.class));
  }

  private static List<String> clinical(NetworkJson json) {
    return json.find("clinical", String[].class).map(Arrays::asList).orElse(List.of());
  }

  /** All keys, one a line, numbers as {@code Double.toString} has them, a line's end behind. */
  static String text(NetworkDescription description) {
    ObjectNode json = NetworkJson.MAPPER.createObjectNode();
    NetworkSpec spec = description.spec();
    put(json, description.source());
    json.put("architecture", spec.architecture());
    json.putObject("image")
        .put("slices", spec.contract().image().slices())
        .put("rows", spec.contract().image().rows())
        .put("columns", spec.contract().image().columns())
        .put("channels", spec.contract().image().channels());
    description.clinical().forEach(json.putArray("clinical")::add);
    json.put("classes", spec.contract().classes()).put("width", spec.width());
    Optional<Preprocessing> preprocessing = description.preprocessing();
    preprocessing.ifPresent(p -> json.set("preprocessing", preprocessing(p)));
    json.put("status", description.status().name()).put("origin", description.origin());
    try {
      return NetworkJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of numbers and words is always written", e);
    }
  }

  private static void put(ObjectNode json, Source source) {
    if (source instanceof Source.Seeded seeded) {
      json.put("kind", SEEDED).put("seed", seeded.seed());
    } else if (source instanceof Source.SeededWith with) {
      json.put("kind", SEEDED_WITH)
          .put("seed", with.seed())
          .put("weights", with.file())
          .put("sha256", with.sha256());
    } else if (source instanceof Source.Weighted weighted) {
      json.put("kind", WEIGHTS).put("weights", weighted.file()).put("sha256", weighted.sha256());
    } else if (source instanceof Source.SavedModel model) {
      json.put("kind", SAVED_MODEL).put("sha256", model.sha256());
    }
  }

  private static ObjectNode preprocessing(Preprocessing preprocessing) {
    ObjectNode json = NetworkJson.MAPPER.createObjectNode();
    json.set("intensity", NetworkJson.MAPPER.valueToTree(preprocessing.intensity()));
    json.set("channels", NetworkJson.MAPPER.valueToTree(preprocessing.channels()));
    preprocessing.mean().forEach(json.putArray("mean")::add);
    preprocessing.standardDeviation().forEach(json.putArray("standard-deviation")::add);
    return json;
  }
}
