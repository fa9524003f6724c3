package org.tacescore.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.dicom.Part10;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.testpacs.phantom.PhantomPatient;

/**
 * A phantom patient's folder in which a test may plant a fault.
 *
 * @param folder the patient's folder
 */
record StudyCopy(Path folder) {

  static StudyCopy of(PhantomPatient patient, Path parent) {
    return new StudyCopy(patient.writeTo(parent));
  }

  /** Of the first patient of these options. */
  static StudyCopy of(PhantomOptions options, Path parent) {
    return new StudyCopy(PhantomFiles.write(options, parent));
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** The files of a series, in the order of its slices. */
  List<Path> images(String phase) throws IOException {
    try (Stream<Path> files = Files.list(file(phase))) {
      return files.sorted().toList();
    }
  }

  /** Writes a data set back after a change. */
  void change(String name, Consumer<Attributes> fault) throws IOException {
    Attributes dataset = Part10.read(file(name)).dataset();
    fault.accept(dataset);
    Files.write(file(name), Part10.encode(dataset));
  }

  /** Changes every image of a series. */
  void changeAll(String phase, Consumer<Attributes> fault) throws IOException {
    for (Path image : images(phase)) {
      change(folder.relativize(image).toString(), fault);
    }
  }

  void truncate(Path file, int length) throws IOException {
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
  }

  void deleteSegs() throws IOException {
    for (String phase : List.of("arterial", "portal", "delayed")) {
      Files.deleteIfExists(file("seg-" + phase + ".dcm"));
    }
  }

  /** Scores it by the example's bundle, with its own clinical values. */
  CommandRun score(Path out) {
    return ExampleBundle.score(
        "--study", folder, "--clinical", file("clinical.json"), "--out", out);
  }

  /** All files below a folder, by path. */
  static List<Path> filesBelow(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
