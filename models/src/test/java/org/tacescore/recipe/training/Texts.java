package org.tacescore.recipe.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/** JSON that tests put into a template. */
final class Texts {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Texts() {}

  /** Of a text with single quotes. */
  static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A training of a small network. */
  static JsonNode network(String measure) {
    return json(
        """
        {'measure':'%s', 'architecture':'resnext3d', 'width':1, 'folds':2,
         'plan':{'trained':[''], 'epochs':3, 'batch':8, 'learning-rate':0.01, 'l2':0.0,
           'class-weights':[], 'augmentations':['FLIP_ROWS'], 'patient-means':false,
           'patience':0, 'validation-fraction':0.2, 'seed':1, 'threads':1},
         'class-weights':'balanced',
         'cut':{'kind':'youden', 'part':'dl-cut', 'comparator':'>'},
         'source':'made'}"""
            .formatted(measure));
  }

  /** The template with a network measure {@code dl} of cubes of 16 voxels a side. */
  static TextureTemplate withNetwork(TextureTemplate template) {
    return template
        .with(
            "recipe.json",
            recipe -> {
              ((ArrayNode) recipe.get("measures"))
                  .insert(
                      1,
                      json(
                          """
                          {'kind':'network', 'name':'dl',
                           'concept':{'value':'DL','scheme':'99TACE','meaning':'DL'},
                           'unit':{'value':'1','scheme':'UCUM','meaning':'no units'},
                           'output-class':1,
                           'crop':{'reference':'ARTERIAL','channels':['ARTERIAL'],'slices':'cube',
                             'size':16,'window-low':-100.0,'window-high':250.0,'source':'made'},
                           'cut':'dl-cut'}"""));
              ObjectNode combination = (ObjectNode) recipe.get("combination");
              ((ArrayNode) combination.get("terms"))
                  .add(json("{'measure':'dl','hundredths':50,'source':'made'}"));
              ((ObjectNode) combination.get("variants").get(1).get("hundredths")).put("dl", 20);
            })
        .with(
            "training.json", training -> ((ArrayNode) training.get("networks")).add(network("dl")));
  }
}
