package org.tacescore.learning.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.FeatureTable;

/** XGBoost's native library; its trees leave it by their JSON dump. */
final class XgBoost {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Object> parameters;
  private final int rounds;

  XgBoost(Map<String, Object> parameters, int rounds) {
    this.parameters = parameters;
    this.rounds = rounds;
  }

  BoostedTreesModel fit(FeatureTable training, BinaryOutcome outcome) {
    try {
      DMatrix matrix = matrix(training);
      try {
        Booster booster = train(matrix, outcome);
        try {
          return convert(booster, training.width());
        } finally {
          booster.dispose();
        }
      } finally {
        matrix.dispose();
      }
    } catch (XGBoostError | JsonProcessingException | LinkageError e) {
      throw new BoostingFailedException("XGBoost failed: " + e.getMessage(), e);
    }
  }

  Booster train(DMatrix matrix, BinaryOutcome outcome) throws XGBoostError {
    float[] labels = new float[outcome.rows()];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = outcome.positive(row) ? 1 : 0;
    }
    matrix.setLabel(labels);
    return XGBoost.train(matrix, parameters, rounds, Map.of(), null, null);
  }

  static DMatrix matrix(FeatureTable table) throws XGBoostError {
    int width = table.width();
    float[] values = new float[Math.multiplyExact(table.rows(), width)];
    for (int c = 0; c < width; c++) {
      for (int row = 0; row < table.rows(); row++) {
        float value = (float) table.at(row, c);
        if (!Float.isFinite(value)) {
          throw new DegenerateDataException(
              Degeneracy.INVALID_VALUE,
              "column %s, row %d is %s, which no float holds"
                  .formatted(table.names().get(c), row + 1, table.at(row, c)));
        }
        values[row * width + c] = value;
      }
    }
    return new DMatrix(values, table.rows(), width, Float.NaN);
  }

  private static BoostedTreesModel convert(Booster booster, int width)
      throws XGBoostError, JsonProcessingException {
    List<Tree> trees = new ArrayList<>();
    for (String dump : booster.getModelDump((String) null, false, "json")) {
      trees.add(DumpedTree.convert(JSON.readTree(dump)));
    }
    // The base score of 0.5 is a logit of 0.
    return new BoostedTreesModel(width, 0, trees);
  }
}
