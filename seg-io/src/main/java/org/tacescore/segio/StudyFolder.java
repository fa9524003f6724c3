package org.tacescore.segio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.dicom.DataSetEquality;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.dicom.Part10;
import org.tacescore.dicom.PatientAgreement;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

/**
 * What lies in a folder and its subfolders: image series, other DICOM objects, and files that are
 * neither. Headers alone are read, in the order of the paths.
 *
 * @param series CT and MR series; one that holds several stacks is split ({@link SeriesParts})
 * @param objects every other DICOM object: SEG, RTSTRUCT, SR, other images
 * @param unreadable files that say they are DICOM and cannot be read, with what is wrong: a study
 *     with one of these is not whole
 * @param ignored files that are no DICOM objects, and further copies of an instance, with the
 *     reason
 */
public record StudyFolder(
    List<SeriesFiles> series,
    List<ObjectFile> objects,
    List<SkippedFile> unreadable,
    List<SkippedFile> ignored) {
  private static final int PREAMBLE_LENGTH = 128;

  public StudyFolder {
    series = List.copyOf(series);
    objects = List.copyOf(objects);
    unreadable = List.copyOf(unreadable);
    ignored = List.copyOf(ignored);
  }

  /**
   * Reads the headers of all files below a folder.
   *
   * @throws RefusedException INSTANCE_CONFLICT where two data sets differ and carry one SOP
   *     Instance UID; IDENTITY_CONFLICT as {@link PatientAgreement#add}
   */
  public static StudyFolder read(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return of(files.filter(Files::isRegularFile).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder.getFileName(), e);
    }
  }

  /** As {@link #read}, of the files given. */
  public static StudyFolder of(Collection<Path> files) {
    return new Listing().read(files);
  }

  /** All files that were looked at, each once. */
  public List<Path> files() {
    return Stream.of(
            series.stream().flatMap(one -> one.files().stream()),
            objects.stream().map(ObjectFile::file),
            Stream.concat(unreadable.stream(), ignored.stream()).map(SkippedFile::file))
        .flatMap(files -> files)
        .distinct()
        .toList();
  }

  /**
   * Refuses a folder that holds no image series.
   *
   * @throws RefusedException UNREADABLE_INSTANCE where a file says it is DICOM and cannot be read,
   *     else UNSUPPORTED_FORMAT
   */
  public void requireSeries() {
    if (!series.isEmpty()) {
      return;
    }
    if (!unreadable.isEmpty()) {
      SkippedFile first = unreadable.get(0);
      throw new RefusedException(
          Refusal.UNREADABLE_INSTANCE, first.file().getFileName() + ": " + first.reason());
    }
    throw new RefusedException(Refusal.UNSUPPORTED_FORMAT, "the files hold no CT or MR series");
  }

  /**
   * The study that the image series belong to.
   *
   * @throws RefusedException as {@link #requireSeries}; UNSUPPORTED_FORMAT for several studies
   */
  public String oneStudy() {
    requireSeries();
    Set<String> studies =
        series.stream().map(s -> s.header().studyInstanceUid()).collect(Collectors.toSet());
    if (studies.size() != 1) {
      throw new RefusedException(
          Refusal.UNSUPPORTED_FORMAT,
          "the files must hold series of one study, found %d studies".formatted(studies.size()));
    }
    return studies.iterator().next();
  }

  /** Gathers the lists. */
  private static final class Listing {
    private final PatientAgreement patients = new PatientAgreement();
    private final Map<String, Path> fileOf = new LinkedHashMap<>();
    private final Map<String, Map<String, Attributes>> images = new LinkedHashMap<>();
    private final List<ObjectFile> objects = new ArrayList<>();
    private final List<SkippedFile> unreadable = new ArrayList<>();
    private final List<SkippedFile> ignored = new ArrayList<>();

    StudyFolder read(Collection<Path> files) {
      try {
        for (Path file : files.stream().sorted().toList()) {
          add(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the study's files", e);
      }
      return new StudyFolder(
          images.values().stream().flatMap(this::seriesFiles).toList(),
          objects,
          unreadable,
          ignored);
    }

    private void add(Path file) throws IOException {
      if (!saysItIsDicom(file)) {
        ignored.add(new SkippedFile(file, "no DICOM file: no DICM after 128 bytes"));
        return;
      }
      DicomObject header;
      try {
        header = Part10.readHeader(file);
      } catch (MalformedDicomException e) {
        unreadable.add(new SkippedFile(file, "broken DICOM: " + e.getMessage()));
        return;
      }
      Attributes dataset = header.dataset();
      if (dataset.containsValue(Tag.DirectoryRecordSequence)) {
        ignored.add(new SkippedFile(file, "a DICOMDIR, its files are read themselves"));
      } else if (!isIdentified(dataset)) {
        unreadable.add(new SkippedFile(file, "no study, series, SOP class and SOP instance UIDs"));
      } else if (isFirstOfItsUid(header.sopInstanceUid(), file)) {
        patients.add(header);
        sort(header, file);
      }
    }

    private static boolean saysItIsDicom(Path file) throws IOException {
      try (InputStream in = Files.newInputStream(file)) {
        byte[] start = in.readNBytes(PREAMBLE_LENGTH + 4);
        byte[] magic = "DICM".getBytes(StandardCharsets.US_ASCII);
        return start.length == PREAMBLE_LENGTH + 4
            && Arrays.equals(start, PREAMBLE_LENGTH, start.length, magic, 0, magic.length);
      }
    }

    private static boolean isIdentified(Attributes dataset) {
      return dataset.containsValue(Tag.StudyInstanceUID)
          && dataset.containsValue(Tag.SeriesInstanceUID)
          && dataset.containsValue(Tag.SOPClassUID)
          && dataset.containsValue(Tag.SOPInstanceUID);
    }

    private boolean isFirstOfItsUid(String uid, Path file) throws IOException {
      Path earlier = fileOf.putIfAbsent(uid, file);
      if (earlier == null) {
        return true;
      }
      if (Files.mismatch(earlier, file) != -1 && !sameDataSet(earlier, file)) {
        throw new RefusedException(
            Refusal.INSTANCE_CONFLICT, "two different files carry SOP Instance UID " + uid);
      }
      ignored.add(new SkippedFile(file, "a copy of " + earlier.getFileName()));
      return false;
    }

    /** As after a change of transfer syntax on the way. */
    private static boolean sameDataSet(Path earlier, Path file) {
      try {
        return DataSetEquality.same(Part10.read(earlier).dataset(), Part10.read(file).dataset());
      } catch (MalformedDicomException e) {
        return false;
      }
    }

    private void sort(DicomObject header, Path file) {
      if (!ImageFrame.reads(header.dataset())) {
        objects.add(
            new ObjectFile(
                file,
                header.sopClassUid(),
                header.sopInstanceUid(),
                header.seriesInstanceUid(),
                header.studyInstanceUid()));
        return;
      }
      images
          .computeIfAbsent(
              header.studyInstanceUid() + ' ' + header.seriesInstanceUid(),
              key -> new LinkedHashMap<>())
          .put(header.sopInstanceUid(), header.dataset());
    }

    private Stream<SeriesFiles> seriesFiles(Map<String, Attributes> instances) {
      return SeriesParts.split(List.copyOf(instances.values())).stream()
          .map(
              header ->
                  new SeriesFiles(
                      header, header.sopInstanceUids().stream().map(fileOf::get).toList()));
    }
  }

  /**
   * An image series, or a part of one, and its files.
   *
   * @param header what it says of itself
   * @param files one for each of {@link SeriesHeader#sopInstanceUids}, in their order
   */
  public record SeriesFiles(SeriesHeader header, List<Path> files) {
    public SeriesFiles {
      files = List.copyOf(files);
    }

    /**
     * Reads the pixels.
     *
     * @throws RefusedException as {@link SeriesReader#read(SeriesHeader, List)}, and
     *     UNREADABLE_INSTANCE for a file that ends too early
     */
    public Series read() {
      return SeriesReader.read(header, files.stream().map(SeriesFiles::whole).toList());
    }

    private static DicomObject whole(Path file) {
      try {
        return Part10.read(file);
      } catch (MalformedDicomException e) {
        throw new RefusedException(
            Refusal.UNREADABLE_INSTANCE, "%s: %s".formatted(file.getFileName(), e.getMessage()), e);
      }
    }
  }

  /**
   * A DICOM object that is no CT or MR slice.
   *
   * @param file where it lies
   * @param sopClassUid SOP Class UID
   * @param sopInstanceUid SOP Instance UID
   * @param seriesInstanceUid Series Instance UID
   * @param studyInstanceUid Study Instance UID
   */
  public record ObjectFile(
      Path file,
      String sopClassUid,
      String sopInstanceUid,
      String seriesInstanceUid,
      String studyInstanceUid) {}

  /**
   * A file that was left aside.
   *
   * @param file where it lies
   * @param reason why, without patient data
   */
  public record SkippedFile(Path file, String reason) {}
}
