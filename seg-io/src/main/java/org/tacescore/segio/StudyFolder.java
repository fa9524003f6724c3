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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.dicom.DataSetEquality;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.dicom.Part10;
import org.tacescore.dicom.PatientAgreement;
import org.tacescore.dicom.RejectionNote;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.VolumeGeometry;

/**
 * What lies in a folder and its subfolders: image series, other DICOM objects, and files that are
 * neither. Headers alone are read.
 *
 * <p>What a rejection note ({@link RejectionNote}) among the files takes back is left out, whatever
 * its title: a folder does not tell what came after the note.
 *
 * @param series CT and MR series, each judged beside the others of its study ({@link JudgedSeries})
 * @param objects every other DICOM object: SEG, RTSTRUCT, SR, other images
 * @param unreadable files that say they are DICOM and cannot be read, with what is wrong: a study
 *     with one of these is not whole
 * @param ignored files that are no DICOM objects, further copies of an instance, what was taken
 *     back and what the caller made itself, with the reason
 * @param rejected what was taken back, by series and note
 */
public record StudyFolder(
    List<SeriesFiles> series,
    List<ObjectFile> objects,
    List<SkippedFile> unreadable,
    List<SkippedFile> ignored,
    List<RejectedSeries> rejected) {
  private static final int PREAMBLE_LENGTH = 128;

  public StudyFolder {
    series = List.copyOf(series);
    objects = List.copyOf(objects);
    unreadable = List.copyOf(unreadable);
    ignored = List.copyOf(ignored);
    rejected = List.copyOf(rejected);
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
    return of(files, header -> false);
  }

  /**
   * As {@link #of(Collection)}, without what the caller made itself: a result is no input.
   *
   * @param own tells such an object by its header
   */
  public static StudyFolder of(Collection<Path> files, Predicate<DicomObject> own) {
    return new Listing(own).read(files);
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
   *     REJECTED_INSTANCE where images were taken back, else UNSUPPORTED_FORMAT
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
    requireNotAllRejected();
    throw new RefusedException(Refusal.UNSUPPORTED_FORMAT, "the files hold no CT or MR series");
  }

  /**
   * Refuses a folder whose measurable images were taken back; for callers that found none left.
   *
   * @throws RefusedException REJECTED_INSTANCE
   */
  public void requireNotAllRejected() {
    if (rejected.stream().anyMatch(RejectedSeries::measurable)) {
      throw new RefusedException(Refusal.REJECTED_INSTANCE, RejectedSeries.sentences(rejected));
    }
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
          "the files hold series of %d studies; give those of one".formatted(studies.size()));
    }
    return studies.iterator().next();
  }

  /** Gathers the lists. */
  private static final class Listing {
    private final Predicate<DicomObject> own;
    private final PatientAgreement patients = new PatientAgreement();
    private final Map<String, Path> fileOf = new LinkedHashMap<>();
    private final Map<String, List<DicomObject>> studies = new LinkedHashMap<>();
    private final List<SeriesFiles> series = new ArrayList<>();
    private final List<ObjectFile> objects = new ArrayList<>();
    private final List<SkippedFile> unreadable = new ArrayList<>();
    private final List<SkippedFile> ignored = new ArrayList<>();

    Listing(Predicate<DicomObject> own) {
      this.own = own;
    }

    StudyFolder read(Collection<Path> files) {
      try {
        for (Path file : files.stream().sorted().toList()) {
          add(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the study's files", e);
      }
      Rejections rejections =
          Rejections.among(studies.values().stream().flatMap(List::stream).toList());
      for (List<DicomObject> study : studies.values()) {
        sort(study.stream().filter(instance -> isLeft(instance, rejections)).toList());
      }
      return new StudyFolder(series, objects, unreadable, ignored, rejections.bySeries());
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
      } else if (own.test(header)) {
        ignored.add(new SkippedFile(file, "a result of this software, which is no input"));
      } else if (isFirstOfItsUid(header.sopInstanceUid(), file)) {
        if (!header.sopClassUid().equals(RejectionNote.KEY_OBJECT_SELECTION)) {
          // A note about a wrong patient must not itself be a conflict.
          patients.add(header);
        }
        studies.computeIfAbsent(header.studyInstanceUid(), uid -> new ArrayList<>()).add(header);
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

    private boolean isLeft(DicomObject instance, Rejections rejections) {
      Optional<String> why = rejections.reason(instance);
      why.ifPresent(reason -> ignored.add(new SkippedFile(file(instance), reason)));
      return why.isEmpty();
    }

    private void sort(List<DicomObject> study) {
      Set<String> images = new HashSet<>();
      for (JudgedSeries judged : JudgedSeries.ofStudy(study)) {
        List<String> shown = judged.header().sopInstanceUids();
        images.addAll(shown);
        series.add(
            new SeriesFiles(
                judged.header(), shown.stream().map(fileOf::get).toList(), judged.trouble()));
      }
      study.stream()
          .filter(instance -> !images.contains(instance.sopInstanceUid()))
          .forEach(instance -> objects.add(object(instance)));
    }

    private ObjectFile object(DicomObject header) {
      return new ObjectFile(
          file(header),
          header.sopClassUid(),
          header.sopInstanceUid(),
          header.seriesInstanceUid(),
          header.studyInstanceUid());
    }

    private Path file(DicomObject header) {
      return Objects.requireNonNull(fileOf.get(header.sopInstanceUid()));
    }
  }

  /**
   * An image series, or a part of one, and its files.
   *
   * @param header what it says of itself
   * @param files one for each of {@link SeriesHeader#sopInstanceUids}, in their order
   * @param trouble why it is not fit to be measured as it stands; empty where it is
   */
  public record SeriesFiles(
      SeriesHeader header, List<Path> files, Optional<SeriesTrouble> trouble) {
    public SeriesFiles {
      files = List.copyOf(files);
    }

    /** Its headers with what stands against measuring it. */
    public JudgedSeries judged() {
      return new JudgedSeries(header, trouble);
    }

    /**
     * Reads the pixels.
     *
     * @throws RefusedException as {@link SeriesReader#read(SeriesHeader, List)}, and
     *     UNREADABLE_INSTANCE for a file that ends too early, TOO_LARGE
     */
    public Series read() {
      return SeriesReader.read(header, files.stream().map(SeriesFiles::whole).toList());
    }

    /**
     * The grid with its values as the images spell them.
     *
     * @param geometry of the series, as read
     */
    public SourceGrid grid(VolumeGeometry geometry) {
      return SourceGrid.of(
          header, geometry, files.stream().map(f -> Part10.readHeader(f).dataset()).toList());
    }

    /**
     * As {@link #grid(VolumeGeometry)}, by the headers alone.
     *
     * @throws RefusedException as {@link SeriesReader#requireReadable(SeriesHeader, List)}
     */
    public SourceGrid grid() {
      List<DicomObject> headers = files.stream().map(Part10::readHeader).toList();
      return SourceGrid.of(
          header,
          SeriesReader.geometry(header, headers),
          headers.stream().map(DicomObject::dataset).toList());
    }

    private static DicomObject whole(Path file) {
      try {
        return Part10.read(file);
      } catch (MalformedDicomException e) {
        throw new RefusedException(
            e.refusal(), "%s: %s".formatted(file.getFileName(), e.getMessage()), e);
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
