package org.tacescore.network.weights;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.tacescore.network.weights.InvalidWeightsException.Fault;

/** What the first bytes of a file say that it is. */
final class FileKind {
  static final String CONVERT =
      "reading a pickle can run any program, so it is refused; convert it where it comes from:"
          + " safetensors.torch.save_file(torch.load(FILE, weights_only=True), OUT)";

  private FileKind() {}

  /** Whether it is a zip file, as npz and torch's newer files are. */
  static boolean zip(byte[] start) {
    return start.length >= 4
        && start[0] == 'P'
        && start[1] == 'K'
        && (start[2] == 3 && start[3] == 4 || start[2] == 5 && start[3] == 6);
  }

  /** Whether it is a pickle of protocol 2 to 5, as torch's older files are. */
  static boolean pickle(byte[] start) {
    return start.length >= 2 && start[0] == (byte) 0x80 && start[1] >= 2 && start[1] <= 5;
  }

  /** Says what a file is that is no safetensors file. */
  static void refuseOthers(String name, byte[] start) {
    if (pickle(start)) {
      throw new InvalidWeightsException(Fault.PICKLE, name + ": " + CONVERT);
    }
    if (zip(start)) {
      throw new InvalidWeightsException(
          Fault.UNKNOWN_FORMAT, name + " is a zip file (npz or torch), no safetensors file");
    }
    if (start.length >= 4 && start[0] == (byte) 0x89 && start[1] == 'H' && start[2] == 'D') {
      throw new InvalidWeightsException(
          Fault.UNKNOWN_FORMAT,
          name + " is an HDF5 file (Keras); safetensors, npz and SavedModel folders are read");
    }
  }

  static InvalidWeightsException unreadable(Path file, IOException cause) {
    return new InvalidWeightsException(
        Fault.UNREADABLE,
        cause instanceof NoSuchFileException ? file + " is not there" : "cannot read " + file,
        cause);
  }
}
