package org.tacescore.radiomics.ibsi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tacescore.radiomics.feature.InvalidSettingsException;
import org.tacescore.radiomics.feature.SettingsText;

/** The section {@code ibsi} of a settings file; its keys are listed at {@link IbsiSettings}. */
final class IbsiSettingsFile {
  private static final String SECTION = "ibsi";

  private IbsiSettingsFile() {}

  static IbsiSettings read(Path file) {
    return parse(SettingsText.read(file));
  }

  static IbsiSettings parse(String yaml) {
    JsonNode root = tree(yaml);
    root.fieldNames()
        .forEachRemaining(
            key -> {
              if (!key.equals(SECTION)) {
                throw new InvalidSettingsException("section " + key + " is unknown");
              }
            });
    SettingsNode node = new SettingsNode(SECTION, root.path(SECTION));
    IbsiSettings settings = settings(node);
    node.refuseOthers();
    return settings;
  }

  private static JsonNode tree(String yaml) {
    try {
      JsonNode root = new YAMLMapper().readTree(yaml);
      if (!root.path(SECTION).isObject()) {
        throw new InvalidSettingsException("settings must be a mapping with the section ibsi");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw InvalidSettingsException.noYaml(e);
    }
  }

  private static IbsiSettings settings(SettingsNode node) {
    return new IbsiSettings(
        node.all("families", Arrays.asList(Family.values()), Family::key),
        node.all("aggregations", Arrays.asList(Aggregation.values()), Aggregation::tag),
        interpolation(node),
        resegmentation(node),
        node.binning("discretisation")
            .orElseThrow(
                () ->
                    new InvalidSettingsException(
                        "ibsi needs discretisation: none, {bin-width: W} or {bin-number: N}")),
        node.binning("ivh-discretisation").orElse(new IbsiBinning.None()),
        definitions(node));
  }

  private static Interpolation interpolation(SettingsNode node) {
    Interpolation none = Interpolation.NONE;
    return new Interpolation(
        node.numbers("spacing-mm"),
        node.choice("image-interpolation", none.image()),
        node.choice("mask-interpolation", none.mask()),
        node.number("mask-threshold", none.maskThreshold()),
        node.choice("grid-alignment", none.alignment()),
        node.choice("rounding", none.rounding()));
  }

  private static Resegmentation resegmentation(SettingsNode node) {
    Resegmentation none = Resegmentation.NONE;
    List<Double> range = node.range("resegment-range");
    return new Resegmentation(
        range.isEmpty() ? none.lower() : range.get(0),
        range.isEmpty() ? none.upper() : range.get(1),
        node.limit("resegment-outliers", none.outlierSigmas()),
        node.flag("resegment-shape", none.shape()));
  }

  private static Definitions definitions(SettingsNode node) {
    Definitions ibsi = Definitions.IBSI;
    return new Definitions(
        node.choice("kurtosis", ibsi.kurtosis()),
        node.choice("axis-divisor", ibsi.axisDivisor()),
        node.choice("bin-origin", ibsi.binOrigin()),
        node.whole("ngldm-coarseness", ibsi.ngldmCoarseness()));
  }

  static Map<String, Object> describe(IbsiSettings settings) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("families", settings.families().stream().map(Family::key).toList());
    map.put("aggregations", settings.aggregations().stream().map(Aggregation::tag).toList());
    Interpolation interpolation = settings.interpolation();
    map.put("spacing-mm", interpolation.spacingMm());
    map.put("image-interpolation", SettingsNode.key(interpolation.image()));
    map.put("mask-interpolation", SettingsNode.key(interpolation.mask()));
    map.put("mask-threshold", interpolation.maskThreshold());
    map.put("grid-alignment", SettingsNode.key(interpolation.alignment()));
    map.put("rounding", SettingsNode.key(interpolation.rounding()));
    Resegmentation resegmentation = settings.resegmentation();
    map.put(
        "resegment-range", List.of(limit(resegmentation.lower()), limit(resegmentation.upper())));
    map.put("resegment-outliers", limit(resegmentation.outlierSigmas()));
    map.put("resegment-shape", resegmentation.shape());
    map.put("discretisation", describe(settings.discretisation()));
    map.put("ivh-discretisation", describe(settings.ivhDiscretisation()));
    map.put("bin-origin", SettingsNode.key(settings.definitions().binOrigin()));
    map.put("kurtosis", SettingsNode.key(settings.definitions().kurtosis()));
    map.put("axis-divisor", SettingsNode.key(settings.definitions().axisDivisor()));
    map.put("ngldm-coarseness", settings.definitions().ngldmCoarseness());
    return map;
  }

  private static Object limit(double value) {
    return Double.isInfinite(value) ? SettingsNode.NONE : (Object) value;
  }

  private static Object describe(IbsiBinning binning) {
    if (binning instanceof IbsiBinning.FixedWidth fixed) {
      return Map.of("bin-width", fixed.width());
    }
    if (binning instanceof IbsiBinning.FixedNumber fixed) {
      return Map.of("bin-number", fixed.bins());
    }
    return SettingsNode.NONE;
  }
}
