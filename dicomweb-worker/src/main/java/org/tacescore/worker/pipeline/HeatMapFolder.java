package org.tacescore.worker.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.tacescore.network.HeatMap;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.recipe.RecipeHeatMap;
import org.tacescore.score.LesionReference;
import org.tacescore.segio.NrrdWriter;

/** A folder that takes heat maps, one NRRD file each; fixed in docs/formats.md. */
public final class HeatMapFolder implements HeatMapListener {
  private static final String ENDING = ".heat.nrrd";

  private final Path folder;
  private final List<String> told = new ArrayList<>();
  private final Map<String, Integer> lesions = new LinkedHashMap<>();

  /**
   * Makes the folder and removes the heat maps that an earlier run left in it, so that they cannot
   * pass for those of this one.
   */
  public HeatMapFolder(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path left : files.filter(file -> file.toString().endsWith(ENDING)).toList()) {
        Files.delete(left);
      }
    }
  }

  /** A sentence for each file that was written, and for each recipe without one. */
  public List<String> sentences() {
    return List.copyOf(told);
  }

  @Override
  public void take(RecipeBundle bundle, Optional<LesionReference> lesion, RecipeHeatMap map) {
    String recipe = bundle.recipe().id();
    String name =
        recipe
            + lesion.map(one -> "-lesion%d".formatted(place(recipe, one))).orElse("")
            + "-"
            + map.name();
    Path file = folder.resolve(name.replaceAll("[^A-Za-z0-9._-]", "_") + ENDING);
    try {
      NrrdWriter.write(file, map.map().volume(), keys(bundle, lesion, map));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the heat map " + file, e);
    }
    told.add("%s (%s): %s".formatted(file.getFileName(), RecipeHeatMap.LABEL, map.explains()));
  }

  @Override
  public void none(RecipeBundle bundle, String reason) {
    told.add("none of %s: %s".formatted(bundle.recipe().id(), reason));
  }

  /** Lesions are counted from 1, the largest first. */
  private int place(String recipe, LesionReference lesion) {
    String key = recipe + ' ' + lesion.trackingUid();
    int next = 1 + (int) lesions.keySet().stream().filter(k -> k.startsWith(recipe + ' ')).count();
    return lesions.computeIfAbsent(key, added -> next);
  }

  private static Map<String, String> keys(
      RecipeBundle bundle, Optional<LesionReference> lesion, RecipeHeatMap map) {
    HeatMap heat = map.map();
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("research_use_only", "true");
    keys.put("label", "Research use only: " + RecipeHeatMap.LABEL);
    keys.put("status", bundle.status().name());
    keys.put("recipe", "%s %s".formatted(bundle.recipe().id(), bundle.recipe().version()));
    keys.put("bundle_digest", bundle.digest());
    keys.put("measure", map.measure());
    keys.put("embedding", map.measure().equals(map.embedding()) ? "" : map.embedding());
    keys.put("method", heat.method().label());
    keys.put("explains", map.explains());
    keys.put("output_class", text(heat.outputClass()));
    keys.put("values", "0 to 1, relative to the highest cell of this file");
    keys.put("series_instance_uid", map.seriesUid());
    keys.put("frame_of_reference_uid", heat.volume().geometry().frameOfReferenceUid());
    lesion.ifPresent(
        one -> {
          keys.put("lesion", one.label());
          keys.put("lesion_tracking_uid", one.trackingUid());
        });
    return keys;
  }

  private static String text(OptionalInt number) {
    return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
  }
}
