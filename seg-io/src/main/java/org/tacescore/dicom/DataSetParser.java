package org.tacescore.dicom;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.InflaterInputStream;
import org.aoju.bus.image.galaxy.io.ImageInputStream;

/** The toolkit's parser, which reads inflated bytes through a buffer. */
final class DataSetParser extends ImageInputStream {
  private static final int BUFFER = 1 << 16;

  DataSetParser(InputStream in) throws IOException {
    super(in);
  }

  /**
   * To be called between File Meta Information and data set: a parser asks for a few bytes at a
   * time, and each question to the inflater is a call out of the virtual machine.
   *
   * @return whether the data set is deflated
   */
  boolean bufferInflated() {
    boolean deflated = in instanceof InflaterInputStream;
    if (deflated) {
      in = new BufferedInputStream(in, BUFFER);
    }
    return deflated;
  }
}
