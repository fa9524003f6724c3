package org.tacescore.report;

/**
 * One row of a template of PS3.16 as this project fills it.
 *
 * @param id template and row, e.g. {@code TID 1411 row 7}
 * @param relationship Relationship Type with the parent
 * @param valueType Value Type
 * @param concept Code Value and scheme of the concept name, {@code *} for any
 * @param need how often it stands there: by the template, or because viewers need it
 */
record TemplateRow(String id, String relationship, String valueType, String concept, Need need) {

  /** How often a row is filled. */
  enum Need {
    ONE,
    SOME,
    ANY;

    boolean isMandatory() {
      return this != ANY;
    }

    boolean allowsMany() {
      return this != ONE;
    }
  }

  boolean matches(String itemRelationship, String itemValueType, String itemConcept) {
    return relationship.equals(itemRelationship)
        && valueType.equals(itemValueType)
        && (concept.equals("*") || concept.equals(itemConcept));
  }
}
