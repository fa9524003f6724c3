package org.tacescore.learning.survival;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows by the name of their group, in the order of names. */
record Groups(Map<String, List<Integer>> places) {
  static Groups of(List<String> groups, int rows) {
    if (groups.size() != rows) {
      throw new IllegalArgumentException("%d groups for %d rows".formatted(groups.size(), rows));
    }
    Map<String, List<Integer>> places = new TreeMap<>();
    for (int row = 0; row < rows; row++) {
      places.computeIfAbsent(groups.get(row), name -> new ArrayList<>()).add(row);
    }
    return new Groups(places);
  }

  int count() {
    return places.size();
  }

  Map<String, int[]> rows() {
    Map<String, int[]> rows = new LinkedHashMap<>();
    places.forEach(
        (name, some) -> rows.put(name, some.stream().mapToInt(Integer::intValue).toArray()));
    return rows;
  }

  /** The place of each row's group in the order of names. */
  int[] placeOfRow() {
    int[] place = new int[places.values().stream().mapToInt(List::size).sum()];
    int next = 0;
    for (List<Integer> some : places.values()) {
      for (int row : some) {
        place[row] = next;
      }
      next++;
    }
    return place;
  }
}
