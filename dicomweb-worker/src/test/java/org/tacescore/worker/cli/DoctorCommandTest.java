package org.tacescore.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  @Test
  void endsWithOneAndWritesWhatItTold() throws Exception {
    Path config = Files.writeString(folder.resolve("worker.yaml"), "data-dri: x\n");
    Path json = folder.resolve("doctor.json");

    int status = run("doctor", "--config", config.toString(), "--json", json.toString());

    assertThat(status).isEqualTo(1);
    assertThat(out.toString()).contains("FAIL  configuration").contains("1 checks: 1 failed");
    JsonNode document = new ObjectMapper().readTree(json.toFile());
    assertThat(document.path("failed").asInt()).isEqualTo(1);
    assertThat(document.path("research_use_only").asBoolean()).isTrue();
    JsonNode check = document.path("checks").path(0);
    assertThat(check.path("verdict").asText()).isEqualTo("FAIL");
    assertThat(check.path("found").asText()).contains("data-dri");
    assertThat(check.path("remedy").asText()).isNotEmpty();
  }

  @Test
  void endsWithTwoWithoutAFile() {
    assertThat(run("doctor", "--config", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("--config must be a file");
  }
}
