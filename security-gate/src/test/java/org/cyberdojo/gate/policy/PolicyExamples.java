package org.cyberdojo.gate.policy;

import java.util.List;

/** Policy files, good and bad, for the reader's tests and for the schema's. */
final class PolicyExamples {

  static final List<String> ACCEPTED =
      List.of(
          "{}",
          "mode: audit",
          "rules: {}",
          "exemptions: []",
          "rules: {max-age: {days: 1}}",
          "rules: {max-age: {days: 36500, action: allow, undated: warn}}",
          "rules: {later-tag: {grace-days: 0}}",
          "rules: {risk: {deny-at: never, warn-at: low}}",
          "rules: {mutable: {action: deny}, unknown: {action: allow}}",
          "exemptions: [{image: elm, rules: [risk], until: 2027-06-30, reason: because}]",
          "exemptions: [{image: 'elm:abc1234', rules: [risk, mutable], until: '2027-06-30T12:00:00Z', reason: because}]",
          "# a comment\nmode: enforce # and one more\n");

  static final List<Refused> REFUSED =
      List.of(
          new Refused(
              "", "line 1: the file is empty; write what it should say, or leave the file out"),
          new Refused("# nothing\n", "line 1: the file is empty"),
          new Refused("- a list", "line 1: the file is no mapping"),
          new Refused("just text", "line 1: the file is no mapping"),
          new Refused(
              "mode: audit\nrule: {}\n",
              "line 2: rule is not a key that is known here; write one of: mode, rules, exemptions"),
          new Refused("mode: Audit", "line 1: mode is Audit; write one of enforce, audit"),
          new Refused("mode: on", "line 1: mode is on; write one of"),
          new Refused("mode: true", "line 1: mode is true, not one of enforce, audit"),
          new Refused("mode:\n", "line 1: mode is \"\", not one of enforce, audit"),
          new Refused("rules: [max-age]", "line 1: rules is no mapping"),
          new Refused("rules:\n  max-age: 365\n", "line 2: rules.max-age is no mapping"),
          new Refused(
              "rules:\n  maxage: {days: 1}\n",
              "line 2: rules.maxage is not a key that is known here"),
          new Refused(
              "rules:\n  max-age:\n    days: 1.5\n",
              "line 3: rules.max-age.days is 1.5, not a whole number"),
          new Refused(
              "rules: {max-age: {days: -3}}",
              "line 1: rules.max-age.days is -3; write a whole number from 1 to 36500"),
          new Refused("rules: {max-age: {days: 36501}}", "line 1: rules.max-age.days is 36501"),
          new Refused(
              "rules: {max-age: {days: 99999999999999999999}}",
              "line 1: rules.max-age.days is 9999"),
          new Refused(
              "rules: {max-age: {days: '365'}}",
              "line 1: rules.max-age.days is \"365\", not a whole number"),
          new Refused(
              "rules: {max-age: {days: a year}}",
              "line 1: rules.max-age.days is a year, not a whole number"),
          new Refused(
              "rules: {max-age: {action: block}}",
              "line 1: rules.max-age.action is block; write one of allow, warn, deny"),
          new Refused(
              "rules: {max-age: {action: [deny]}}", "line 1: rules.max-age.action is not one of"),
          new Refused("rules: {later-tag: {days: 3}}", "line 1: rules.later-tag.days is not a key"),
          new Refused("rules: {risk: {deny-at: HIGH}}", "line 1: rules.risk.deny-at is HIGH"),
          new Refused("exemptions: {image: elm}", "line 1: exemptions is no list"),
          new Refused("exemptions:\n", "line 1: exemptions is no list"),
          new Refused("exemptions: [elm]", "line 1: exemptions has an item that is not a mapping"),
          new Refused(
              "exemptions:\n- {rules: [risk], until: 2027-06-30, reason: because}",
              "line 2: exemptions[0].image is missing"),
          new Refused(
              "exemptions:\n- {image: elm, until: 2027-06-30, reason: because}",
              "line 2: exemptions[0].rules is missing"),
          new Refused(
              "exemptions:\n- {image: elm, rules: [], until: 2027-06-30, reason: because}",
              "line 2: exemptions[0].rules is empty"),
          new Refused(
              "exemptions:\n- {image: elm, rules: [age], until: 2027-06-30, reason: because}",
              "line 2: exemptions[0].rules is age; write one of max-age"),
          new Refused(
              "exemptions:\n- {image: elm, rules: [risk], reason: because}",
              "line 2: exemptions[0].until is missing"),
          new Refused(
              "exemptions:\n- {image: elm, rules: [risk], until: 2027-02-30, reason: because}",
              "line 2: exemptions[0].until is 2027-02-30; write a date"),
          new Refused(
              "exemptions:\n- {image: elm, rules: [risk], until: forever, reason: because}",
              "line 2: exemptions[0].until is forever; write a date"),
          new Refused(
              "exemptions:\n- {image: elm, rules: [risk], until: 2027, reason: because}",
              "line 2: exemptions[0].until is 2027, not a date"),
          new Refused(
              "exemptions:\n- {image: elm, rules: [risk], until: 2027-06-30}",
              "line 2: exemptions[0].reason is missing"),
          new Refused(
              "exemptions:\n- {image: elm, rules: [risk], until: 2027-06-30, reason: ' '}",
              "line 2: exemptions[0].reason is \" \"; write why it is exempt"),
          new Refused(
              "exemptions:\n- {image: elm, rules: [risk], until: 2027-06-30, reason: because, who: me}",
              "line 2: exemptions[0].who is not a key"));

  /** Refused by the reader alone: a schema cannot see it. */
  static final List<Refused> REFUSED_BY_THE_READER_ALONE =
      List.of(
          new Refused(
              "mode: audit\nmode: enforce\n", "line 2: mode is there twice; keep one of them"),
          new Refused("mode: {a: b\nrules: {}", "line 2: it is no YAML"),
          new Refused("mode: audit\n\tx: y", "line 2: it is no YAML"),
          new Refused("--- {}\n--- {}\n", "line 2: it is no YAML"),
          new Refused("mode: *nowhere", "line 1: it is no YAML"),
          new Refused("? [a]\n: b\n", "line 1: it is no YAML: Non scalar key"),
          new Refused("a: &a [*a]\nrules: {}", "line 1: a is not a key"),
          new Refused("mode: \u0000", "line 1: it is no YAML"),
          new Refused(
              "exemptions:\n- {image: 'El m', rules: [risk], until: 2027-06-30, reason: because}",
              "line 2: exemptions[0].image is \"El m\"; write an image's name"));

  private PolicyExamples() {}

  /**
   * A policy that is refused.
   *
   * @param message how the error message begins, after the file's name
   */
  record Refused(String yaml, String message) {}
}
