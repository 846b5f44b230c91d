package org.cyberdojo.gate.catalog;

/** What became of a record. */
public sealed interface Recording {

  /** The catalog had not heard of the tag, and has it now. */
  record Added(CatalogedTag tag) implements Recording {}

  /** The catalog had the tag, and knows more of it now. */
  record Completed(CatalogedTag tag) implements Recording {}

  /** A tag that moves was moved to another image. */
  record Moved(CatalogedTag tag) implements Recording {}

  /** The catalog knew all of it already. */
  record Unchanged(CatalogedTag tag) implements Recording {}

  /** Refused, and kept as what it is. */
  record Refused(Breach breach) implements Recording {}
}
