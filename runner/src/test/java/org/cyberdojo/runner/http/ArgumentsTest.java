package org.cyberdojo.runner.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.cyberdojo.http.Refusal;
import org.cyberdojo.runner.run.RunRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

  private static RunRequest read(String json) {
    try {
      return RunArguments.read((ObjectNode) new ObjectMapper().readTree(json));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|missing arguments: :id, :files, :manifest",
        "{'id':'x','manifest':{}}|missing argument: :files",
        "{'id':'x','files':{},'manifest':{},'y':1}|unknown argument: :y",
        "{'id':'x','files':{},'manifest':{},'y':1,'z':2}|unknown arguments: :y, :z",
        "{'y':1}|missing arguments: :id, :files, :manifest",
        "{'id':1,'files':{},'manifest':{'image_name':'a'}}|id is not a String",
        "{'id':'x','files':[],'manifest':{'image_name':'a'}}|files is not a Hash",
        "{'id':'x','files':{},'manifest':'m'}|manifest is not a Hash",
        "{'id':'x','files':{'a':1},'manifest':{'image_name':'a'}}|files[\"a\"] is not a String",
        "{'id':'x','files':{},'manifest':{}}|image_name is not a String",
        "{'id':'x','files':{},'manifest':{'image_name':'a;b'}}|malformed image_name",
        "{'id':'x','files':{},'manifest':{'image_name':'-it'}}|malformed image_name",
        "{'id':'x','files':{'../a':''},'manifest':{'image_name':'a'}}|malformed files: file name \"../a\" leaves /sandbox",
        "{'id':'x','files':{},'manifest':{'image_name':'a','max_seconds':0}}|max_seconds is not an Integer of at least 1",
        "{'id':'x','files':{},'manifest':{'image_name':'a','max_seconds':'ten'}}|max_seconds is not an Integer of at least 1",
        "{'id':'x','files':{},'manifest':{'image_name':'a','rag_lambda':[]}}|rag_lambda is not a String",
        "{'id':'x','files':{},'manifest':{'image_name':'a','harvest_text_files':1}}|harvest_text_files is neither true nor false"
      },
      quoteCharacter = '`')
  void what_is_wrong_is_told(String json, String message) {
    assertThatThrownBy(() -> read(json.replace('\'', '"')))
        .isInstanceOf(Refusal.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "10,10", "20,20", "'\"7\"',7", "null,10"})
  void a_run_takes_as_long_as_its_manifest_says(String seconds, int expected) {
    RunRequest request =
        read(
            "{\"id\":\"x\",\"files\":{},\"manifest\":{\"image_name\":\"a\",\"max_seconds\":"
                + seconds
                + "}}");
    assertThat(request.limit()).isEqualTo(Duration.ofSeconds(expected));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "15,15", "16,15", "20,15"})
  void and_never_longer_than_the_runner_allows(int seconds, int expected) {
    RunRequest request =
        read(
            "{\"id\":\"x\",\"files\":{},\"manifest\":{\"image_name\":\"a\",\"max_seconds\":"
                + seconds
                + "}}");
    assertThat(request.atMost(Duration.ofSeconds(15)).limit())
        .isEqualTo(Duration.ofSeconds(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "'',,true",
    "'',false,false",
    "'false',,false",
    "'false',true,true",
    "'true',false,false"
  })
  void the_call_says_more_of_harvesting_than_the_manifest(
      String manifest, String call, boolean expected) {
    String inManifest = manifest.isEmpty() ? "" : ",\"harvest_text_files\":" + manifest;
    String inCall = call == null ? "" : ",\"harvest_text_files\":" + call;
    assertThat(
            read("{\"id\":\"x\",\"files\":{},\"manifest\":{\"image_name\":\"a\""
                    + inManifest
                    + "}"
                    + inCall
                    + "}")
                .input()
                .harvest())
        .isEqualTo(expected);
  }

  @Test
  void what_the_manifest_has_besides_is_left_alone() {
    assertThat(
            read("{\"id\":\"x\",\"files\":{},\"manifest\":{\"image_name\":\"a\",\"display_name\":\"A\","
                    + "\"rag_lambda\":\"lambda {}\"}}")
                .lambda())
        .isPresent();
  }
}
