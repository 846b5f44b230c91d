package org.cyberdojo.manifest.check;

import java.util.stream.Stream;

/** The harvest option is true or false. */
record HarvestTextFilesRule() implements Rule {

  static final String KEY = "harvest_text_files";

  @Override
  public Stream<Fault> check(Manifest manifest) {
    return manifest.value(KEY).filter(value -> !value.isBoolean()).stream()
        .map(
            value ->
                manifest.fault(
                    FaultCode.HARVEST_TEXT_FILES_NOT_BOOLEAN, KEY + " must be a Boolean", KEY));
  }
}
