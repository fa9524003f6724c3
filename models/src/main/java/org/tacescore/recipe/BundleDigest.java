package org.tacescore.recipe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.tacescore.network.FolderDigest;

/**
 * What identifies a bundle's content: the {@link FolderDigest} of its files. The model card is left
 * out, so that a card may be signed without making another bundle.
 */
final class BundleDigest {
  static final String MODEL_CARD = "MODEL_CARD.md";

  private BundleDigest() {}

  static String of(String id, Path folder) {
    try {
      return FolderDigest.of(folder, Set.of(MODEL_CARD));
    } catch (IOException e) {
      throw unreadable(id, e);
    }
  }

  static InvalidBundleException unreadable(String id, IOException e) {
    return new InvalidBundleException(
        e instanceof FolderDigest.NotPlainException
            ? "bundle %s: %s".formatted(id, e.getMessage())
            : "bundle %s: cannot read its files: %s".formatted(id, e.getMessage()),
        e);
  }
}
