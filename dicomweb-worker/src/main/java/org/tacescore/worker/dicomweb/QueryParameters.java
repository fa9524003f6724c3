package org.tacescore.worker.dicomweb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.aoju.bus.image.galaxy.data.ElementDictionary;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;
import org.tacescore.worker.web.HttpCall;
import org.tacescore.worker.web.ProblemException;

/**
 * What a search asks for in its query (PS3.18 section 8.3.4).
 *
 * @param conditions what must match; a condition that anything matches is not among them
 * @param included tags of attributes wanted beside the usual ones, 8 hexadecimal digits
 * @param everything whether all attributes are wanted
 * @param limit most results, where the client says so
 * @param offset how many are passed over
 * @param fuzzy whether names that sound alike are wanted, which is not done
 */
record QueryParameters(
    List<SearchCondition> conditions,
    Set<String> included,
    boolean everything,
    Optional<Integer> limit,
    int offset,
    boolean fuzzy) {

  QueryParameters {
    conditions = List.copyOf(conditions);
    included = Set.copyOf(included);
  }

  /**
   * Reads the query of a call.
   *
   * @param level what is searched for
   * @throws ProblemException 400 naming the parameter that is wrong, without its value
   */
  static QueryParameters of(HttpCall call, ResourceLevel level) {
    List<SearchCondition> conditions = new ArrayList<>();
    Set<String> included = new HashSet<>();
    Fields fields = Request.extractQueryParameters(call.request());
    for (Fields.Field field : fields) {
      switch (field.getName()) {
        case "limit", "offset", "fuzzymatching", "accept" -> once(field);
        case "includefield" ->
            field.getValues().stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .filter(value -> !value.equals("all"))
                .forEach(value -> included.add(path(value).split("\\.", 2)[0]));
        default -> {
          String path = path(field.getName());
          included.add(path.split("\\.", 2)[0]);
          condition(path, once(field), field.getName(), level).ifPresent(conditions::add);
        }
      }
    }
    return new QueryParameters(
        conditions,
        included,
        everything(fields),
        Optional.ofNullable(fields.getValue("limit")).map(text -> number("limit", text)),
        Optional.ofNullable(fields.getValue("offset"))
            .map(text -> number("offset", text))
            .orElse(0),
        flag(fields.getValue("fuzzymatching")));
  }

  private static boolean everything(Fields fields) {
    return fields.getValuesOrEmpty("includefield").stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .anyMatch("all"::equals);
  }

  private static String once(Fields.Field field) {
    if (field.hasMultipleValues()) {
      throw bad(shown(field.getName()) + " is there more than once");
    }
    return Optional.ofNullable(field.getValue()).orElse("");
  }

  private static Optional<SearchCondition> condition(
      String path, String value, String name, ResourceLevel level) {
    SearchKey key =
        SearchKey.of(path)
            .orElseThrow(() -> bad(shown(name) + " is an attribute that is not searched by"));
    if (key.level().compareTo(level) > 0) {
      throw bad(
          "%s is no attribute of a %s"
              .formatted(shown(name), level.name().toLowerCase(Locale.ROOT)));
    }
    return ConditionReader.read(key, value)
        .orElseThrow(() -> bad("the value of %s is not fit for it".formatted(shown(name))))
        .condition();
  }

  /** Keywords and tags, behind those of sequences, as tags joined by dots. */
  private static String path(String name) {
    return Arrays.stream(name.split("\\.", -1))
        .map(QueryParameters::tag)
        .collect(Collectors.joining("."));
  }

  private static String tag(String name) {
    if (name.matches("[0-9A-Fa-f]{8}")) {
      return name.toUpperCase(Locale.ROOT);
    }
    int tag =
        name.matches("[A-Za-z0-9]{2,64}")
            ? ElementDictionary.getStandardElementDictionary().tagForKeyword(name)
            : -1;
    if (tag == -1) {
      throw bad(shown(name) + " is no parameter, attribute keyword or tag");
    }
    return "%08X".formatted(tag);
  }

  private static int number(String name, String text) {
    if (!text.matches("[0-9]{1,9}")) {
      throw bad(name + " must be a whole number from 0 to 999999999");
    }
    return Integer.parseInt(text);
  }

  private static boolean flag(@Nullable String text) {
    if (text == null || text.equals("false")) {
      return false;
    }
    if (!text.equals("true")) {
      throw bad("fuzzymatching must be true or false");
    }
    return true;
  }

  /** A name as it is repeated in messages: no more than a keyword can be, and no markup. */
  private static String shown(String name) {
    return name.matches("[A-Za-z0-9.]{1,130}") ? name : "a parameter";
  }

  private static ProblemException bad(String detail) {
    return new ProblemException(HttpStatus.BAD_REQUEST_400, "BAD_REQUEST", detail);
  }
}
