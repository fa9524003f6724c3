package org.tacescore.testpacs.phantom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.testpacs.PeerProgram;

@Tag("peers")
class PhantomPeersTest {

  @Test
  void dciodvfyFindsNoErrorInImagesAndSegmentations(@TempDir Path out)
      throws IOException, InterruptedException {
    PeerProgram.require("dciodvfy", "dicom3tools");
    PhantomOptions mr =
        PhantomOptions.of(1, 3, PhantomModality.MR).withPhases(EnumSet.allOf(ContrastPhase.class));
    new PhantomGenerator(mr).patient(0).writeTo(out);
    new PhantomGenerator(mr).patient(1).writeTo(out);
    PhantomOptions ct =
        PhantomOptions.of(1, 3, PhantomModality.CT)
            .withPhases(EnumSet.complementOf(EnumSet.of(ContrastPhase.HEPATOBILIARY)));
    new PhantomGenerator(ct).patient(0).writeTo(out);
    new PhantomGenerator(ct).patient(1).writeTo(out);

    try (var files = Files.walk(out)) {
      for (Path file :
          files.filter(f -> f.toString().matches(".*/(seg-.*|001|012|024)\\.dcm")).toList()) {
        assertThat(PeerProgram.run("dciodvfy", file.toString()).text().lines())
            .as(file.toString())
            .noneMatch(line -> line.startsWith("Error"));
      }
    }
  }
}
