package org.tacescore.testpacs.viewer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tacescore.worker.cli.CacheFolder;

/**
 * The files of OHIF as {@code ./tacescore viewer --install} unpacks them.
 *
 * @param dist folder of the built viewer, with {@code index.html}
 */
public record OhifInstallation(Path dist) {

  /** The release of OHIF that is installed and tested. */
  public static final String VERSION = "3.13.2";

  /** How a user gets it. */
  public static final String COMMAND = "./tacescore viewer --install";

  private static final String PAGE = "index.html";

  public OhifInstallation {
    if (!Files.isRegularFile(dist.resolve(PAGE))) {
      throw new ViewerException(dist + " holds no " + PAGE + "; get it with: " + COMMAND);
    }
  }

  /** The installation in {@link CacheFolder}, where there is one. */
  public static Optional<OhifInstallation> find() {
    return in(CacheFolder.path());
  }

  static Optional<OhifInstallation> in(Path cache) {
    return Optional.of(cache.resolve("ohif-" + VERSION).resolve("dist"))
        .filter(dist -> Files.isRegularFile(dist.resolve(PAGE)))
        .map(OhifInstallation::new);
  }

  Path page() {
    return dist.resolve(PAGE);
  }
}
