package org.tacescore.testpacs.pacs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.dicom.DeterministicUid;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.dicom.Part10;

/**
 * The objects of a PACS: Part 10 files in a folder, kept byte for byte, with an index in memory
 * that is read from the folder at start. Safe for use by many threads.
 */
public final class PacsArchive {

  /** Bulk of a header, in the ascending order that the toolkit's selection needs. */
  private static final int[] PIXELS = {Tag.FloatPixelData, Tag.DoubleFloatPixelData, Tag.PixelData};

  private final Path folder;
  private final ArchiveListener listener;
  private final Map<String, ArchivedInstance> instances = new LinkedHashMap<>();

  /** Opens the archive over a folder, which is made where it does not exist. */
  public PacsArchive(Path folder) {
    this(folder, (object, result) -> {});
  }

  /** The same with a listener. */
  PacsArchive(Path folder, ArchiveListener listener) {
    this.folder = folder;
    this.listener = listener;
    try {
      Files.createDirectories(folder);
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".dcm")).sorted().toList()) {
          enter(file, Part10.readHeader(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open the archive " + folder, e);
    }
  }

  /**
   * Keeps an object.
   *
   * @param part10 the whole file
   * @throws MalformedDicomException if the bytes are no DICOM or lack one of the UIDs by which an
   *     archive finds them
   */
  public StoreResult store(byte[] part10) {
    DicomObject object = Part10.read(part10);
    StoreResult result = store(object, part10);
    listener.kept(object, result);
    return result;
  }

  private synchronized StoreResult store(DicomObject object, byte[] part10) {
    for (int tag :
        new int[] {
          Tag.SOPClassUID, Tag.SOPInstanceUID, Tag.StudyInstanceUID, Tag.SeriesInstanceUID
        }) {
      if (!object.dataset().containsValue(tag)) {
        throw new MalformedDicomException("the object lacks a UID, tag %08X".formatted(tag));
      }
    }
    ArchivedInstance known = instances.get(object.sopInstanceUid());
    try {
      if (known != null) {
        boolean same = Arrays.equals(Files.readAllBytes(known.file()), part10);
        return same ? StoreResult.KNOWN : StoreResult.KEPT_OLD;
      }
      write(object, part10);
      return StoreResult.STORED;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write into the archive " + folder, e);
    }
  }

  /** All bytes of an object as it was stored. */
  static byte[] bytesOf(ArchivedInstance instance) {
    try {
      return Files.readAllBytes(instance.file());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + instance.sopInstanceUid(), e);
    }
  }

  /** Objects in the order in which they came. */
  synchronized List<ArchivedInstance> instances(Predicate<ArchivedInstance> wanted) {
    return instances.values().stream().filter(wanted).toList();
  }

  /** Answers a query at a level; one data set a match, with the attributes of {@code wanted}. */
  synchronized List<Attributes> find(QueryLevel level, Attributes keys, Selection wanted) {
    return new ArchiveQuery(level, keys).run(instances.values(), wanted);
  }

  synchronized int size() {
    return instances.size();
  }

  private void write(DicomObject object, byte[] part10) throws IOException {
    // A UID from outside does not become a path.
    Path file = folder.resolve(DeterministicUid.of("file", object.sopInstanceUid()) + ".dcm");
    Path temporary = Files.createTempFile(folder, "incoming", ".part");
    Files.write(temporary, part10);
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    enter(file, object);
  }

  private void enter(Path file, DicomObject object) {
    Attributes header = new Attributes(object.dataset().size());
    header.addNotSelected(object.dataset(), PIXELS);
    instances.put(
        object.sopInstanceUid(), new ArchivedInstance(file, object.transferSyntaxUid(), header));
  }
}
