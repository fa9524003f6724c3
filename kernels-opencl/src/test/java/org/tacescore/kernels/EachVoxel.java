package org.tacescore.kernels;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.tacescore.volume.GridSize;

/** The matrices by looking at each voxel of the box and at each of its neighbours: for tests. */
final class EachVoxel {
  private final LevelGrid grid;
  private final GridSize size;
  private final char[] ranks;

  EachVoxel(LevelGrid grid) {
    this.grid = grid;
    this.size = grid.paddedSize();
    this.ranks = grid.toArray();
  }

  private interface Visitor {
    void visit(int column, int row, int slice, int rank);
  }

  private void visit(Visitor visitor) {
    for (int slice = 0; slice < size.slices(); slice++) {
      for (int row = 0; row < size.rows(); row++) {
        for (int column = 0; column < size.columns(); column++) {
          int rank = rank(column, row, slice);
          if (rank != 0) {
            visitor.visit(column, row, slice, rank);
          }
        }
      }
    }
  }

  private int rank(int column, int row, int slice) {
    return size.contains(column, row, slice) ? ranks[size.offset(column, row, slice)] : 0;
  }

  private static CountMatrix matrix(TreeMap<Integer, TreeMap<Integer, Long>> counts) {
    List<long[]> entries = new ArrayList<>();
    counts.forEach(
        (row, line) ->
            line.forEach(
                (column, count) -> {
                  if (count != 0) {
                    entries.add(new long[] {row, column, count});
                  }
                }));
    return CountMatrix.of(
        entries.stream().mapToInt(e -> (int) e[0]).toArray(),
        entries.stream().mapToInt(e -> (int) e[1]).toArray(),
        entries.stream().mapToLong(e -> e[2]).toArray());
  }

  private static void add(
      TreeMap<Integer, TreeMap<Integer, Long>> counts, int row, int column, long amount) {
    counts.computeIfAbsent(row, r -> new TreeMap<>()).merge(column, amount, Long::sum);
  }

  CountMatrix pairs(Step step, boolean ordered) {
    TreeMap<Integer, TreeMap<Integer, Long>> counts = new TreeMap<>();
    visit(
        (column, row, slice, i) -> {
          int j = rank(column + step.columns(), row + step.rows(), slice + step.slices());
          if (j != 0) {
            add(counts, ordered ? i : Math.min(i, j), ordered ? j : Math.max(i, j), 1);
          }
        });
    return matrix(counts);
  }

  RunCounts runs(Step step) {
    TreeMap<Integer, TreeMap<Integer, Long>> counts = new TreeMap<>();
    boolean[] hasLine = {false};
    visit(
        (column, row, slice, rank) -> {
          int back = 1;
          while (size.contains(
              column - back * step.columns(),
              row - back * step.rows(),
              slice - back * step.slices())) {
            hasLine[0] |=
                rank(
                        column - back * step.columns(),
                        row - back * step.rows(),
                        slice - back * step.slices())
                    != 0;
            back++;
          }
          if (rank(column - step.columns(), row - step.rows(), slice - step.slices()) == rank) {
            return;
          }
          int length = 1;
          while (rank(
                  column + length * step.columns(),
                  row + length * step.rows(),
                  slice + length * step.slices())
              == rank) {
            length++;
          }
          add(counts, rank, length, 1);
        });
    return new RunCounts(matrix(counts), hasLine[0]);
  }

  CountMatrix zones(List<Step> steps) {
    TreeMap<Integer, TreeMap<Integer, Long>> counts = new TreeMap<>();
    Set<List<Integer>> seen = new HashSet<>();
    visit(
        (column, row, slice, rank) -> {
          Deque<List<Integer>> queue = new ArrayDeque<>(List.of(List.of(column, row, slice)));
          int zone = 0;
          while (!queue.isEmpty()) {
            List<Integer> voxel = queue.remove();
            if (rank(voxel.get(0), voxel.get(1), voxel.get(2)) != rank || !seen.add(voxel)) {
              continue;
            }
            zone++;
            for (Step step : both(steps)) {
              queue.add(
                  List.of(
                      voxel.get(0) + step.columns(),
                      voxel.get(1) + step.rows(),
                      voxel.get(2) + step.slices()));
            }
          }
          if (zone > 0) {
            add(counts, rank, zone, 1);
          }
        });
    return matrix(counts);
  }

  NeighbourCounts neighbours(List<Step> steps, int alpha) {
    TreeMap<Integer, TreeMap<Integer, Long>> dependence = new TreeMap<>();
    TreeMap<Integer, TreeMap<Integer, Long>> neighbourhoods = new TreeMap<>();
    TreeMap<Integer, TreeMap<Integer, Long>> differences = new TreeMap<>();
    visit(
        (column, row, slice, rank) -> {
          List<Integer> greys = new ArrayList<>();
          for (Step step : both(steps)) {
            int other = rank(column + step.columns(), row + step.rows(), slice + step.slices());
            if (other != 0) {
              greys.add(grid.greyLevel(other));
            }
          }
          int grey = grid.greyLevel(rank);
          int near = (int) greys.stream().filter(g -> Math.abs(g - grey) <= alpha).count();
          long sum = greys.stream().mapToLong(g -> g).sum();
          add(dependence, rank, 1 + near, 1);
          add(neighbourhoods, rank, 1 + greys.size(), 1);
          add(differences, rank, 1 + greys.size(), Math.abs((long) greys.size() * grey - sum));
        });
    return new NeighbourCounts(matrix(dependence), matrix(neighbourhoods), matrix(differences));
  }

  private static List<Step> both(List<Step> steps) {
    List<Step> both = new ArrayList<>(steps);
    steps.forEach(step -> both.add(step.opposite()));
    return both;
  }
}
