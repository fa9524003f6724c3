package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Volume;

/** Enhanced images that pydicom wrote and dcmtk and gdcm compressed, by their values. */
@Tag("peers")
class EnhancedPeersTest {
  /** Writes an Enhanced MR Image: 3 temporal positions of 5 oblique slices, frames shuffled. */
  private static final String WRITE =
      """
      import sys, numpy
      from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
      from pydicom.sequence import Sequence
      from pydicom.uid import ExplicitVRLittleEndian, generate_uid
      def item(**values):
          made = Dataset()
          for name, value in values.items():
              setattr(made, name, value)
          return Sequence([made])
      meta = FileMetaDataset()
      meta.MediaStorageSOPClassUID = '1.2.840.10008.5.1.4.1.1.4.1'
      meta.MediaStorageSOPInstanceUID = generate_uid()
      meta.TransferSyntaxUID = ExplicitVRLittleEndian
      image = FileDataset(sys.argv[1], {}, file_meta=meta, preamble=b'\\0' * 128)
      image.is_little_endian, image.is_implicit_VR = True, False
      image.SOPClassUID = meta.MediaStorageSOPClassUID
      image.SOPInstanceUID = meta.MediaStorageSOPInstanceUID
      image.PatientName, image.PatientID = 'Phantom', 'P1'
      image.StudyInstanceUID, image.SeriesInstanceUID = generate_uid(), generate_uid()
      image.FrameOfReferenceUID = generate_uid()
      image.Modality = 'MR'
      image.InstanceNumber = 1
      image.Rows, image.Columns, image.NumberOfFrames = 24, 32, 15
      image.SamplesPerPixel, image.PhotometricInterpretation = 1, 'MONOCHROME2'
      image.BitsAllocated, image.BitsStored, image.HighBit = 16, 12, 11
      image.PixelRepresentation = 0
      column = numpy.array([0.8, 0.6, 0.0])
      row = numpy.array([0.0, 0.0, -1.0])
      normal = numpy.cross(column, row)
      shared = Dataset()
      shared.PlaneOrientationSequence = item(ImageOrientationPatient=list(column) + list(row))
      shared.PixelMeasuresSequence = item(PixelSpacing=[1.5, 1.25], SliceThickness=4)
      image.SharedFunctionalGroupsSequence = Sequence([shared])
      random = numpy.random.default_rng(5)
      frames, groups = [], []
      for place in random.permutation(15):
          time, slice = divmod(int(place), 5)
          frames.append(random.integers(0, 4096, (24, 32)).astype('<u2'))
          one = Dataset()
          one.FrameContentSequence = item(
              TemporalPositionIndex=time + 1, StackID='1', InStackPositionNumber=slice + 1,
              FrameAcquisitionDateTime='2026010310%02d00' % (15 + time))
          position = numpy.array([-10.0, 5.0, 20.0]) + 3.5 * slice * normal
          one.PlanePositionSequence = item(ImagePositionPatient=[round(x, 6) for x in position])
          one.PixelValueTransformationSequence = item(
              RescaleSlope='%.2f' % (1 + 0.25 * time), RescaleIntercept='-%d' % slice,
              RescaleType='US')
          groups.append(one)
      image.PerFrameFunctionalGroupsSequence = Sequence(groups)
      image.PixelData = numpy.stack(frames).tobytes()
      image.save_as(sys.argv[1], write_like_original=False)
      """;

  /** Prints a line of values for each temporal position, slices along the normal. */
  private static final String READ =
      """
      import sys, numpy, pydicom
      image = pydicom.dcmread(sys.argv[1])
      cosines = image.SharedFunctionalGroupsSequence[0].PlaneOrientationSequence[0]
      axes = numpy.array(cosines.ImageOrientationPatient, float)
      normal = numpy.cross(axes[:3], axes[3:])
      found = {}
      for pixels, one in zip(image.pixel_array, image.PerFrameFunctionalGroupsSequence):
          position = numpy.array(one.PlanePositionSequence[0].ImagePositionPatient, float)
          value = one.PixelValueTransformationSequence[0]
          values = pixels * float(value.RescaleSlope) + float(value.RescaleIntercept)
          time = one.FrameContentSequence[0].TemporalPositionIndex
          found.setdefault(time, []).append((float(position @ normal), values.ravel()))
      for time in sorted(found):
          stack = [v for _, v in sorted(found[time], key=lambda pair: pair[0])]
          print(','.join('%.2f' % v for v in numpy.concatenate(stack)))
      """;

  @TempDir Path folder;

  @Test
  void readsThePixelsThatPydicomReads() throws IOException {
    Path file = written();

    assertThat(ours(file)).isEqualTo(pydicoms(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dcmtk dcmcrle",
        "dcmtk dcmcrle +fs 1",
        "dcmtk dcmcjpeg +e1",
        "dcmtk dcmcjpeg +el",
        "dcmtk dcmcjpeg +e1 +fs 1",
        "libgdcm-tools gdcmconv --rle",
        "libgdcm-tools gdcmconv --jpeg",
        "libgdcm-tools gdcmconv --j2k"
      })
  void readsCompressedFrames(String command) throws IOException {
    Path plain = written();
    Path compressed = folder.resolve("compressed.dcm");
    List<String> words = List.of(command.split(" "));
    List<String> line = new ArrayList<>(words.subList(2, words.size()));
    line.add(plain.toString());
    line.add(compressed.toString());

    PeerProgram.Answer answer =
        PeerProgram.required(words.get(1), words.get(0)).run(line.toArray(String[]::new));

    assertThat(answer.exitStatus()).as(answer.text()).isZero();
    assertThat(Part10.readHeader(compressed).transferSyntaxUid())
        .isNotEqualTo(Part10.readHeader(plain).transferSyntaxUid());
    assertThat(ours(compressed)).isEqualTo(ours(plain));
  }

  private Path written() throws IOException {
    Path file = folder.resolve("enhanced.dcm");
    if (!Files.exists(file)) {
      PeerProgram.Answer answer = python(WRITE, file);
      assertThat(answer.exitStatus()).as(answer.text()).isZero();
    }
    return file;
  }

  private static List<String> pydicoms(Path file) {
    PeerProgram.Answer answer = python(READ, file);
    assertThat(answer.exitStatus()).as(answer.text()).isZero();
    return answer.text().lines().toList();
  }

  private static PeerProgram.Answer python(String script, Path file) {
    return PeerProgram.pythonWith("pydicom, numpy", "python3-pydicom")
        .run("-c", script, file.toString());
  }

  private static List<String> ours(Path file) {
    DicomObject object = Part10.read(file);
    List<String> lines = new ArrayList<>();
    for (SeriesHeader part : SeriesParts.split(List.of(object.dataset()))) {
      Volume volume = SeriesReader.read(part, List.of(object)).volume();
      lines.add(values(volume));
    }
    return lines;
  }

  private static String values(Volume volume) {
    GridSize size = volume.geometry().size();
    Stream<String> all =
        IntStream.range(0, size.voxels())
            .mapToObj(
                i ->
                    String.format(
                        Locale.ROOT,
                        "%.2f",
                        volume.at(
                            i % size.columns(),
                            i / size.columns() % size.rows(),
                            i / size.columns() / size.rows())));
    return String.join(",", all.toList());
  }
}
