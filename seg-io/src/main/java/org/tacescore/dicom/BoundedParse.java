package org.tacescore.dicom;

import java.io.IOException;
import java.util.Optional;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Fragments;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.io.ImageInputHandler;
import org.aoju.bus.image.galaxy.io.ImageInputStream;

/**
 * Lets the toolkit build the data set and refuses sequences nested deeper, and with more items,
 * than any real object has, data sets with more elements, and deflated ones of too many bytes.
 */
final class BoundedParse implements ImageInputHandler {

  /** Enhanced SR nests about 20 deep; a parser recursing some thousand times ends the thread. */
  private static final int DEEPEST = 100;

  /** A segmentation of 100 structures has half a million items; each costs memory though empty. */
  private static final int MOST_ITEMS = 2_000_000;

  /** PS3.6 has some five thousand; the toolkit shifts them all for one that comes too early. */
  private static final int MOST_ELEMENTS = 10_000;

  private final ImageInputStream parser;
  private Optional<InflatedLimit> limit = Optional.empty();
  private int depth;
  private int items;

  BoundedParse(ImageInputStream parser) {
    this.parser = parser;
  }

  /** Holds the data set, which is deflated, by its bytes too. */
  void limit(InflatedLimit inflated) {
    limit = Optional.of(inflated);
  }

  @Override
  public void readValue(ImageInputStream in, Attributes attributes) throws IOException {
    if (attributes.size() >= MOST_ELEMENTS) {
      throw new MalformedDicomException(
          "a data set has more than %d elements".formatted(MOST_ELEMENTS));
    }
    limit.ifPresent(bytes -> bytes.require(in, attributes));
    parser.readValue(in, attributes);
  }

  @Override
  public void readValue(ImageInputStream in, Sequence sequence) throws IOException {
    depth++;
    countItem();
    if (depth > DEEPEST) {
      throw new MalformedDicomException("sequences are nested deeper than " + DEEPEST);
    }
    parser.readValue(in, sequence);
    depth--;
  }

  @Override
  public void readValue(ImageInputStream in, Fragments fragments) throws IOException {
    countItem();
    limit.ifPresent(bytes -> bytes.requireOthers(in));
    parser.readValue(in, fragments);
  }

  private void countItem() {
    items++;
    if (items > MOST_ITEMS) {
      throw new MalformedDicomException("there are more than %d items".formatted(MOST_ITEMS));
    }
  }

  @Override
  public void startDataset(ImageInputStream in) {}

  @Override
  public void endDataset(ImageInputStream in) {}
}
