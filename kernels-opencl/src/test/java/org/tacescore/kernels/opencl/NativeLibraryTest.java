package org.tacescore.kernels.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {

  @TempDir private Path folder;

  @Test
  void unpacksIntoFolderOfOneAccount() throws IOException {
    Path nested = folder.resolve("native");

    Path library = NativeLibrary.unpack(nested);

    assertThat(Files.size(library)).isGreaterThan(100_000);
    assertThat(Files.getPosixFilePermissions(nested))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    try (Stream<Path> files = Files.list(nested)) {
      assertThat(files).containsExactly(library);
    }
  }

  @Test
  void unpacksIntoLinkedFolder(@TempDir Path elsewhere) throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("native"), elsewhere);

    Path library = NativeLibrary.unpack(link);

    assertThat(elsewhere.resolve(library.getFileName())).exists();
  }

  @Test
  void replacesTruncatedLibrary() throws IOException {
    Path library = NativeLibrary.unpack(folder);
    byte[] whole = Files.readAllBytes(library);
    Files.write(library, new byte[1000]);

    NativeLibrary.unpack(folder);

    assertThat(library).hasBinaryContent(whole);
  }

  @Test
  void replacesLibraryOfSameSizeAndOtherContent() throws IOException {
    Path library = NativeLibrary.unpack(folder);
    byte[] whole = Files.readAllBytes(library);
    Files.write(library, new byte[whole.length]);

    NativeLibrary.unpack(folder);

    assertThat(library).hasBinaryContent(whole);
  }

  @Test
  void replacesLinkToLibraryElsewhere(@TempDir Path elsewhere) throws IOException {
    Path library = NativeLibrary.unpack(folder);
    Path planted = Files.move(library, elsewhere.resolve("planted.so"));
    Files.createSymbolicLink(library, planted);

    NativeLibrary.unpack(folder);

    assertThat(Files.isRegularFile(library, LinkOption.NOFOLLOW_LINKS)).isTrue();
  }

  @Test
  void leavesRightLibraryAlone() throws IOException {
    Path library = NativeLibrary.unpack(folder);
    FileTime longAgo = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(library, longAgo);

    NativeLibrary.unpack(folder);

    assertThat(Files.getLastModifiedTime(library)).isEqualTo(longAgo);
  }
}
