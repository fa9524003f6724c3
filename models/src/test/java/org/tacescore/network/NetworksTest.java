package org.tacescore.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworksTest {
  @TempDir Path folder;

  @Test
  void keepsTheNetworkThatAnotherProcessWroteFirst() throws IOException {
    Path theirs = model("theirs", "theirs");
    Networks.moveUnlessThere(model("ours", "ours"), theirs);
    assertThat(theirs.resolve("saved_model.pb")).hasContent("theirs");
  }

  @Test
  void movesTheNetworkWhereNoneIs() throws IOException {
    Networks.moveUnlessThere(model("ours", "ours"), folder.resolve("place"));
    assertThat(folder.resolve("place/saved_model.pb")).hasContent("ours");
  }

  @Test
  void doesNotTakeAnythingElseForANetwork() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.writeString(other.resolve("notes.txt"), "");
    Path ours = model("ours", "ours");
    assertThatThrownBy(() -> Networks.moveUnlessThere(ours, other))
        .isInstanceOf(FileSystemException.class);
  }

  @Test
  void refusesAnArchitectureItDoesNotKnow() {
    assertThatThrownBy(() -> Architecture.of("alexnet"))
        .isInstanceOf(InvalidNetworkException.class)
        .hasMessageStartingWith("UNKNOWN_ARCHITECTURE: 'alexnet'; known: [");
  }

  private Path model(String name, String content) throws IOException {
    Path model = Files.createDirectory(folder.resolve(name));
    Files.writeString(model.resolve("saved_model.pb"), content);
    return model;
  }
}
