package org.tacescore.dicom;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.InflaterInputStream;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.io.ImageInputStream;

/**
 * The toolkit's parser, which refuses data sets that no real object has: with too many items and
 * elements, nested too deep, or inflating to too many bytes.
 *
 * <p>It throws {@link MalformedDicomException} for these, and {@link OversizedDicomException} for
 * bytes.
 */
public final class DataSetParser extends ImageInputStream {
  private static final int BUFFER = 1 << 16;

  private final BoundedParse bounds = new BoundedParse(this);

  public DataSetParser(InputStream in) throws IOException {
    super(in);
    setImageInputHandler(bounds);
  }

  /** Inflated bytes come through a buffer: few are asked for at a time, and asking is costly. */
  @Override
  public Attributes readFileMetaInformation() throws IOException {
    Attributes meta = super.readFileMetaInformation();
    if (in instanceof InflaterInputStream) {
      in = new BufferedInputStream(in, BUFFER);
      bounds.limit(InflatedLimit.ofThisMachine(getPosition()));
    }
    return meta;
  }
}
