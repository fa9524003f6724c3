package org.tacescore.learning.model;

import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;
import org.tacescore.learning.BinaryOutcome;

/** LIBSVM's solver, asked for support vectors alone; it draws no random number then. */
final class LibSvm {
  /** How far the conditions of the optimum may be violated at the end; LIBSVM's default is 1e-3. */
  private static final double TOLERANCE = 1e-6;

  private static final double CACHE_MEGABYTES = 64;

  static {
    svm.svm_set_print_string_function(text -> {});
  }

  private LibSvm() {}

  static SvmModel fit(double[][] rows, BinaryOutcome outcome, double cost, double gamma) {
    return convert(train(rows, outcome, cost, gamma), rows[0].length);
  }

  static svm_model train(double[][] rows, BinaryOutcome outcome, double cost, double gamma) {
    svm_problem problem = new svm_problem();
    problem.l = rows.length;
    problem.x = new svm_node[rows.length][];
    problem.y = new double[rows.length];
    for (int row = 0; row < rows.length; row++) {
      problem.x[row] = nodes(rows[row]);
      problem.y[row] = outcome.positive(row) ? 1 : -1;
    }
    return svm.svm_train(problem, parameters(cost, gamma));
  }

  static svm_node[] nodes(double[] row) {
    svm_node[] nodes = new svm_node[row.length];
    for (int i = 0; i < row.length; i++) {
      nodes[i] = new svm_node();
      nodes[i].index = i + 1;
      nodes[i].value = row[i];
    }
    return nodes;
  }

  private static svm_parameter parameters(double cost, double gamma) {
    svm_parameter parameters = new svm_parameter();
    parameters.svm_type = svm_parameter.C_SVC;
    parameters.kernel_type = svm_parameter.RBF;
    parameters.C = cost;
    parameters.gamma = gamma;
    parameters.eps = TOLERANCE;
    parameters.cache_size = CACHE_MEGABYTES;
    parameters.shrinking = 1;
    parameters.probability = 0;
    parameters.nr_weight = 0;
    parameters.weight_label = new int[0];
    parameters.weight = new double[0];
    return parameters;
  }

  /** LIBSVM's decision value is that of its first label. */
  private static SvmModel convert(svm_model model, int width) {
    double sign = model.label[0] == 1 ? 1 : -1;
    double[] coefficients = new double[model.l];
    double[][] vectors = new double[model.l][width];
    for (int i = 0; i < model.l; i++) {
      coefficients[i] = sign * model.sv_coef[0][i];
      for (svm_node node : model.SV[i]) {
        vectors[i][node.index - 1] = node.value;
      }
    }
    return new SvmModel(
        model.param.gamma, sign * model.rho[0], PlattScaling.NONE, coefficients, vectors);
  }
}
