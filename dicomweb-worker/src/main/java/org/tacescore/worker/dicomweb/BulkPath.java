package org.tacescore.worker.dicomweb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;

/**
 * Where in a data set a value is: its tag, behind tags and item numbers (from 0) of the sequences
 * that it is in, all joined by dots.
 */
final class BulkPath {
  private static final Pattern FORM =
      Pattern.compile("[0-9A-F]{8}(\\.\\d{1,6}\\.[0-9A-F]{8}){0,9}");

  private BulkPath() {}

  /** The path of a value. */
  static String of(Attributes owner, int tag) {
    List<String> steps = new ArrayList<>(List.of("%08X".formatted(tag)));
    Attributes item = owner;
    while (!item.isRoot()) {
      Attributes parent = item.getParent();
      steps.add(0, step(parent, item));
      item = parent;
    }
    return String.join(".", steps);
  }

  /** The very item: another one may be equal to it. */
  @SuppressWarnings("ReferenceEquality")
  private static String step(Attributes parent, Attributes item) {
    for (int tag : parent.tags()) {
      if (parent.getValue(tag) instanceof Sequence items) {
        for (int i = 0; i < items.size(); i++) {
          if (items.get(i) == item) {
            return "%08X.%d".formatted(tag, i);
          }
        }
      }
    }
    throw new IllegalStateException("an item is in no sequence of its parent");
  }

  /** The data set or item that has the value of a path; empty if the path leads nowhere. */
  static Optional<Attributes> owner(Attributes dataset, String path) {
    if (!FORM.matcher(path).matches()) {
      return Optional.empty();
    }
    String[] steps = path.split("\\.", -1);
    Attributes owner = dataset;
    for (int i = 0; i + 1 < steps.length; i += 2) {
      int index = Integer.parseInt(steps[i + 1]);
      if (!(owner.getValue(tag(steps[i])) instanceof Sequence items) || index >= items.size()) {
        return Optional.empty();
      }
      owner = items.get(index);
    }
    return owner.containsValue(tag(path)) ? Optional.of(owner) : Optional.empty();
  }

  /** The tag at the end of a path. */
  static int tag(String path) {
    return Integer.parseUnsignedInt(path.substring(path.lastIndexOf('.') + 1), 16);
  }
}
