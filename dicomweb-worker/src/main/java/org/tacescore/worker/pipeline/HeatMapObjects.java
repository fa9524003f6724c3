package org.tacescore.worker.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tacescore.network.ActivationMethod;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.recipe.RecipeHeatMap;
import org.tacescore.report.Algorithm;
import org.tacescore.report.image.EmptyHeatMapException;
import org.tacescore.report.image.GreyWindow;
import org.tacescore.report.image.HeatMapDocument;
import org.tacescore.report.image.HeatMapDrawing;
import org.tacescore.report.image.HeatMapMethod;
import org.tacescore.report.image.HeatMapPicture;
import org.tacescore.report.image.ParametricMapWriter;
import org.tacescore.report.image.PictureDocument;
import org.tacescore.report.image.PictureWriter;
import org.tacescore.report.score.PictureStrip;
import org.tacescore.score.LesionReference;
import org.tacescore.segio.SourceGrid;
import org.tacescore.volume.Mask;

/**
 * What networks looked at as objects beside the report, made as the maps come: a Parametric Map and
 * a picture for each, and a strip for the score page.
 */
final class HeatMapObjects implements HeatMapListener {
  private static final String KIND = "heat-map";
  private static final int FIRST_PLACE = 40;
  private static final int LONGEST_ROLE = 56;

  private final ObjectHeaders headers;
  private final StudyReading reading;
  private final StudyMeasures measures;
  private final boolean encodes;
  private final StageClock clock;
  private final List<EncodedObject> objects = new ArrayList<>();
  private final List<PictureStrip> strips = new ArrayList<>();

  /**
   * @param encodes whether objects are made; else strips alone
   * @param clock hears what making them took
   */
  HeatMapObjects(
      ObjectHeaders headers,
      StudyReading reading,
      StudyMeasures measures,
      boolean encodes,
      StageClock clock) {
    this.headers = headers;
    this.reading = reading;
    this.measures = measures;
    this.encodes = encodes;
    this.clock = clock;
  }

  List<EncodedObject> objects() {
    return List.copyOf(objects);
  }

  List<PictureStrip> strips() {
    return List.copyOf(strips);
  }

  @Override
  public void none(RecipeBundle bundle, String reason) {}

  @Override
  public void take(RecipeBundle bundle, Optional<LesionReference> lesion, RecipeHeatMap map) {
    StudyRegions.Region region = region(map);
    clock.time(Stage.OBJECTS, KIND, () -> make(bundle, lesion, map, region));
  }

  /** How many objects there are then. */
  private int make(
      RecipeBundle bundle,
      Optional<LesionReference> lesion,
      RecipeHeatMap map,
      StudyRegions.Region region) {
    String title = title(bundle, lesion, region);
    HeatMapPicture picture = picture(bundle, map, region, title);
    try {
      List<Integer> slices = picture.slices();
      strips.add(
          new PagePictures(reading, measures)
              .strip(title, region.series(), slices, Optional.of(map.map().volume())));
      if (encodes) {
        encode(bundle, map, region, picture);
      }
    } catch (EmptyHeatMapException nothingSeen) {
      // A network whose every cell speaks against the class has nothing to show.
    }
    return objects.size();
  }

  private void encode(
      RecipeBundle bundle, RecipeHeatMap map, StudyRegions.Region region, HeatMapPicture picture) {
    SourceGrid grid = reading.grid(region.series());
    String role = role(bundle, map);
    String subject = "heat map of " + bundle.recipe().title();
    int place = FIRST_PLACE + objects.size();
    objects.add(
        EncodedObject.of(
            role,
            ParametricMapWriter.encode(
                new HeatMapDocument(
                    headers.study(),
                    headers.of(role, place, subject),
                    headers.device(),
                    grid,
                    map.map().volume(),
                    method(map),
                    new Algorithm(
                        "TACEscore " + bundle.recipe().id(),
                        bundle.recipe().version(),
                        List.of("bundle sha256 " + bundle.digest())),
                    map.explains()))));
    String pictured = role + "-picture";
    objects.add(
        EncodedObject.of(
            pictured,
            PictureWriter.encode(
                new PictureDocument(
                    headers.study(),
                    headers.of(pictured, place + 1, subject + ", picture"),
                    headers.device(),
                    1,
                    HeatMapDrawing.draw(picture),
                    "Heat map over the series that it explains, three slices.",
                    grid,
                    picture.slices()))));
  }

  private static HeatMapPicture picture(
      RecipeBundle bundle, RecipeHeatMap map, StudyRegions.Region region, String title) {
    PageWindow window = PageWindow.of(region.series(), List.of(0));
    Mask tumour = region.roi().mask();
    return new HeatMapPicture(
        title,
        List.of(
            map.explains(),
            "%s, %s".formatted(RecipeHeatMap.LABEL, map.map().method().label()),
            "%s %s, %s"
                .formatted(bundle.recipe().id(), bundle.recipe().version(), bundle.status())),
        region.series().volume(),
        map.map().volume(),
        Optional.of(tumour),
        new GreyWindow((window.black() + window.white()) / 2, window.white() - window.black()));
  }

  private static String title(
      RecipeBundle bundle, Optional<LesionReference> lesion, StudyRegions.Region region) {
    return "%s%s, %s"
        .formatted(
            bundle.recipe().title(),
            lesion.map(one -> ", " + one.label()).orElse(""),
            PhaseWords.of(region.phase()));
  }

  /** The tumour on the series whose grid the map has. */
  private StudyRegions.Region region(RecipeHeatMap map) {
    return measures.regions().stream()
        .filter(StudyRegions.Region::isTumour)
        .filter(region -> region.series().header().part().toString().equals(map.seriesUid()))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("a heat map of no measured series " + map.seriesUid()));
  }

  private String role(RecipeBundle bundle, RecipeHeatMap map) {
    String name = "heat-%s-%s".formatted(bundle.recipe().id(), map.name()).toLowerCase(Locale.ROOT);
    String plain = name.replaceAll("[^a-z0-9-]", "-");
    String fitted = plain.substring(0, Math.min(LONGEST_ROLE - 4, plain.length()));
    boolean taken = objects.stream().anyMatch(object -> object.role().equals(fitted));
    return taken ? "%s-%d".formatted(fitted, objects.size()) : fitted;
  }

  private static HeatMapMethod method(RecipeHeatMap map) {
    return map.map().method() == ActivationMethod.CAM
        ? HeatMapMethod.CLASS_ACTIVATION
        : HeatMapMethod.GRADIENT_WEIGHTED;
  }
}
