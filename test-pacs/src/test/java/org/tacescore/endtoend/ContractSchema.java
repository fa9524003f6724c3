package org.tacescore.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A JSON Schema of {@code docs/schema}: the format of a file as others may rely on it. */
final class ContractSchema {
  static final Path DOCS = Path.of("..", "docs");
  private static final ObjectMapper JSON = new ObjectMapper();
  private final JsonSchema schema;

  private ContractSchema(JsonSchema schema) {
    this.schema = schema;
  }

  /**
   * @param name {@code result} or {@code clinical}
   */
  static ContractSchema read(String name) throws IOException {
    String text = Files.readString(DOCS.resolve("schema").resolve(name + ".schema.json"));
    return new ContractSchema(
        JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(JSON.readTree(text)));
  }

  /** What is wrong with a file; empty when it keeps to the schema. */
  List<String> violations(Path file) throws IOException {
    return violations(JSON.readTree(file.toFile()));
  }

  List<String> violations(JsonNode document) {
    return schema
        .validate(
            document, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))
        .stream()
        .map(ValidationMessage::getMessage)
        .sorted()
        .toList();
  }

  /** The words that a place of the schema allows. */
  List<String> words(String pointer) {
    return JSON.convertValue(
        schema.getSchemaNode().at(pointer),
        JSON.getTypeFactory().constructCollectionType(List.class, String.class));
  }
}
