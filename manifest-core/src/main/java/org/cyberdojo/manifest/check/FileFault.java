package org.cyberdojo.manifest.check;

import java.util.Optional;
import org.cyberdojo.manifest.tree.Finding;

/**
 * A file that a repository only seems to have.
 *
 * @param text what is wrong with it, as messages have it
 */
record FileFault(FaultCode code, String text) {

  /** In bytes; no file that a manifest names may be larger. */
  static final int MOST_BYTES = 25 * 1024;

  /**
   * The fault of what stands where a file should be, if it is one of these.
   *
   * @param name as the message calls the file
   */
  static Optional<FileFault> of(Finding finding, String name) {
    return switch (finding) {
      case Finding.Outside _ ->
          Optional.of(
              new FileFault(FaultCode.FILE_LEAVES_REPOSITORY, name + " leaves its repository"));
      case Finding.NoFile _ ->
          Optional.of(
              new FileFault(
                  FaultCode.FILE_IS_SPECIAL,
                  name + " is no file but a device, a socket, a pipe or a submodule"));
      case Finding.File _, Finding.Folder _, Finding.Missing _ -> Optional.empty();
    };
  }
}
