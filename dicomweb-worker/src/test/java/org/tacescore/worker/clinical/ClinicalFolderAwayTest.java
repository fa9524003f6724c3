package org.tacescore.worker.clinical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClinicalFolderAwayTest {
  @TempDir Path parent;

  @Test
  void aFolderThatIsAwayIsNoFolderThatWasEmptied() throws IOException {
    Path folder = Files.createDirectory(parent.resolve("clinical"));
    Files.writeString(folder.resolve("broken.json"), "{");
    ClinicalFolder clinical = new ClinicalFolder(folder, new ClinicalFileReader("site"));
    clinical.rescan();
    Files.move(folder, parent.resolve("elsewhere"));

    assertThatThrownBy(clinical::rescan).isInstanceOf(UncheckedIOException.class);

    assertThat(clinical.problems()).hasSize(1);
  }

  @Test
  void aFolderThatNeverWasHoldsNothing() {
    ClinicalFolder clinical =
        new ClinicalFolder(parent.resolve("none"), new ClinicalFileReader("site"));

    assertThat(clinical.rescan()).isFalse();
  }
}
