package org.tacescore.worker.assemble;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tacescore.digest.Sha256;
import org.tacescore.segio.PhaseClassifier;
import org.tacescore.segio.PhaseEvidence;
import org.tacescore.segio.PhasedSeries;
import org.tacescore.segio.SeriesHeader;
import org.tacescore.segio.StudyIntensities;

/**
 * What the voxels of series said of their phases, by the content of the files it depends on, so
 * that a study that is evaluated again is not read again. Holds the {@value #MOST} last used.
 *
 * <p>The files must lie in an {@code ObjectStore}, which names them by their content.
 */
final class IntensityMemory {
  private static final int MOST = 512;

  private final Map<String, Optional<PhaseEvidence>> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<PhaseEvidence>> eldest) {
          return size() > MOST;
        }
      };

  List<PhasedSeries> classify(PhaseClassifier classifier, StudyIntensities intensities) {
    return intensities.classify(classifier, images -> recall(images, intensities));
  }

  private Optional<PhaseEvidence> recall(SeriesHeader images, StudyIntensities intensities) {
    String key = key(images, intensities.sources(images));
    synchronized (known) {
      Optional<PhaseEvidence> remembered = known.get(key);
      if (remembered != null) {
        return remembered;
      }
    }
    Optional<PhaseEvidence> measured = intensities.measure(images);
    synchronized (known) {
      known.put(key, measured);
    }
    return measured;
  }

  private static String key(SeriesHeader images, List<Path> sources) {
    StringBuilder text = new StringBuilder(images.part().toString());
    sources.forEach(source -> text.append('\n').append(source));
    return Sha256.hexOf(text.toString());
  }
}
