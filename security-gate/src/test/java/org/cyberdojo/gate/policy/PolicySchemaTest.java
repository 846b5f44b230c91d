package org.cyberdojo.gate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PolicySchemaTest {

  static final List<String> accepted = PolicyExamples.ACCEPTED;
  static final List<PolicyExamples.Refused> refused = PolicyExamples.REFUSED;

  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(PolicySchemaTest.class.getResourceAsStream("policy.schema.json"));

  @ParameterizedTest
  @FieldSource("accepted")
  void takes_what_the_reader_takes(String yaml) {
    assertThatCode(() -> PolicyReader.read("policy.yml", yaml)).doesNotThrowAnyException();
    assertThat(faults(yaml)).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("refused")
  void refuses_what_the_reader_refuses(PolicyExamples.Refused example) {
    assertThat(faults(example.yaml())).isNotEmpty();
  }

  private List<Error> faults(String yaml) {
    return schema.validate(
        yaml,
        InputFormat.YAML,
        execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }
}
