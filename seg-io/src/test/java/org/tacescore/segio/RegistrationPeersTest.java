package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.Part10;
import org.tacescore.volume.Registration;
import org.tacescore.volume.Vector3;

/** A Spatial Registration object that pydicom writes, and the positions numpy makes of it. */
@Tag("peers")
class RegistrationPeersTest {
  private static final String WRITE =
      """
      import sys, math, numpy, pydicom
      from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
      from pydicom.sequence import Sequence
      a, b = math.radians(23), math.radians(-11)
      rz = numpy.array([[math.cos(a), -math.sin(a), 0], [math.sin(a), math.cos(a), 0], [0, 0, 1]])
      rx = numpy.array([[1, 0, 0], [0, math.cos(b), -math.sin(b)], [0, math.sin(b), math.cos(b)]])
      m = numpy.eye(4)
      m[:3, :3] = rz @ rx
      m[:3, 3] = [12.25, -80.5, 301.125]
      def item(frame, matrix):
          one = Dataset()
          one.FrameOfReferenceTransformationMatrixType = 'RIGID'
          one.FrameOfReferenceTransformationMatrix = [
              pydicom.valuerep.format_number_as_ds(float(v)) for v in matrix.flatten()]
          way = Dataset()
          way.RegistrationTypeCodeSequence = Sequence([])
          way.MatrixSequence = Sequence([one])
          found = Dataset()
          found.FrameOfReferenceUID = frame
          found.MatrixRegistrationSequence = Sequence([way])
          return found
      meta = FileMetaDataset()
      meta.MediaStorageSOPClassUID = '1.2.840.10008.5.1.4.1.1.66.1'
      meta.MediaStorageSOPInstanceUID = '1.2.3.4.5'
      meta.TransferSyntaxUID = pydicom.uid.ImplicitVRLittleEndian
      reg = FileDataset(sys.argv[1], {}, file_meta=meta, preamble=b'\\0' * 128)
      reg.is_little_endian, reg.is_implicit_VR = True, True
      reg.SOPClassUID = meta.MediaStorageSOPClassUID
      reg.SOPInstanceUID = meta.MediaStorageSOPInstanceUID
      reg.StudyInstanceUID, reg.SeriesInstanceUID = '1.2.3', '1.2.3.4'
      reg.Modality = 'REG'
      reg.FrameOfReferenceUID = '1.2.3.100'
      reg.RegistrationSequence = Sequence(
          [item('1.2.3.100', numpy.eye(4)), item('1.2.3.200', m)])
      reg.save_as(sys.argv[1], write_like_original=False)
      point = m @ [-33.5, 120.25, -410, 1]
      print(' '.join(repr(float(v)) for v in list(m.flatten()) + list(point[:3])))
      """;

  @TempDir Path folder;

  @Test
  void theMatrixAndWhatItDoesAreThose() {
    Path file = folder.resolve("reg.dcm");
    PeerProgram.Answer answer =
        PeerProgram.pythonWith("numpy, pydicom", "python3-pydicom, python3-numpy")
            .run("-c", WRITE, file.toString());
    assertThat(answer.exitStatus()).as(answer.text()).isZero();
    double[] wanted =
        Arrays.stream(answer.text().strip().split(" ")).mapToDouble(Double::parseDouble).toArray();

    SpatialRegistration found = RegistrationReader.read(Part10.read(file));

    assertThat(found.links()).hasSize(1);
    Registration rigid = ((SpatialRegistration.Rigid) found.links().get(0)).registration();
    assertThat(rigid.sourceFrameUid()).isEqualTo("1.2.3.200");
    assertThat(rigid.targetFrameUid()).isEqualTo("1.2.3.100");
    assertThat(RegistrationFixtures.matrix(rigid))
        .containsExactly(Arrays.copyOf(wanted, 16), Offset.offset(1e-12));
    Vector3 moved = rigid.apply(new Vector3(-33.5, 120.25, -410));
    assertThat(moved.minus(new Vector3(wanted[16], wanted[17], wanted[18])).length())
        .isLessThan(1e-9);
  }
}
