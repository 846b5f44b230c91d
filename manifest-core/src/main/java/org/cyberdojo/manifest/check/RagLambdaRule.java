package org.cyberdojo.manifest.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.cyberdojo.manifest.tree.Finding;

/** The rag-lambda is a file in the manifest's folder. */
record RagLambdaRule() implements Rule {

  private static final String KEY = "rag_lambda";

  @Override
  public Stream<Fault> check(Manifest manifest) {
    return manifest.value(KEY).stream().flatMap(value -> check(manifest, value));
  }

  private static Stream<Fault> check(Manifest manifest, JsonNode value) {
    if (!value.isTextual()) {
      return fault(manifest, FaultCode.RAG_LAMBDA_NOT_STRING, "rag_lambda is not a String");
    }
    if (value.textValue().isEmpty()) {
      return fault(manifest, FaultCode.RAG_LAMBDA_EMPTY, "rag_lambda is an empty String");
    }
    return checkFile(manifest, value.textValue());
  }

  private static Stream<Fault> checkFile(Manifest manifest, String filename) {
    Finding finding = manifest.find(filename);
    return switch (finding) {
      case Finding.File(var file) when manifest.isReserved(filename, file) ->
          fault(
              manifest,
              FaultCode.RAG_LAMBDA_RESERVED,
              "rag_lambda file is one that create writes itself");
      case Finding.File(var file) when manifest.isWhiteout(filename, file) ->
          fault(
              manifest,
              FaultCode.RAG_LAMBDA_RESERVED,
              "rag_lambda file has a name that an image cannot have (.wh.)");
      case Finding.File(var file) when file.size() <= FileFault.MOST_BYTES -> Stream.empty();
      case Finding.File _ ->
          fault(manifest, FaultCode.RAG_LAMBDA_TOO_LARGE, "rag_lambda file is too large (>25K)");
      case Finding.Missing _, Finding.Folder _ ->
          fault(manifest, FaultCode.RAG_LAMBDA_MISSING, "rag_lambda file does not exist");
      case Finding.Outside _, Finding.NoFile _ ->
          FileFault.of(finding, "rag_lambda file").stream()
              .flatMap(escape -> fault(manifest, escape.code(), escape.text()));
    };
  }

  private static Stream<Fault> fault(Manifest manifest, FaultCode code, String text) {
    return Stream.of(manifest.fault(code, text, KEY));
  }
}
