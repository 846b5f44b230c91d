package org.cyberdojo.runner.rag.image;

import org.cyberdojo.manifest.image.ImageName;

/** The image in which lambdas are called could not be made. */
public final class WorkerImageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private WorkerImageException(ImageName name, String reason, Throwable cause) {
    super(
        "Tried to make the image " + name + " for rag-lambdas but failed because " + reason, cause);
  }

  static WorkerImageException failed(ImageName name, Throwable cause) {
    return new WorkerImageException(
        name,
        cause.getMessage()
            + "; see that there is room for 300 MB in the folder for temporary files",
        cause);
  }

  static WorkerImageException stopped(ImageName name, Throwable cause) {
    return new WorkerImageException(name, "the runner is stopping", cause);
  }
}
