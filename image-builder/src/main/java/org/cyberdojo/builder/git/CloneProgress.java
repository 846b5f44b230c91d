package org.cyberdojo.builder.git;

import org.cyberdojo.builder.source.RepositoryArgument;
import org.cyberdojo.builder.source.TakingListener;
import org.eclipse.jgit.lib.ProgressMonitor;

/**
 * Passes JGit's progress on, a hundred times a task at most, and stops it when its thread is
 * interrupted.
 */
final class CloneProgress implements ProgressMonitor {

  private static final int STEPS = 100;

  private final RepositoryArgument argument;
  private final TakingListener listener;
  private String task = "";
  private int total;
  private int done;
  private int shown;

  CloneProgress(RepositoryArgument argument, TakingListener listener) {
    this.argument = argument;
    this.listener = listener;
  }

  @Override
  public void start(int tasks) {
    // the number of tasks says nothing about how far a clone is
  }

  @Override
  public void beginTask(String title, int work) {
    task = title;
    total = Math.max(work, 0);
    done = 0;
    shown = 0;
    listener.progress(argument, task, done, total);
  }

  @Override
  public void update(int completed) {
    done += completed;
    if (done - shown > total / STEPS) {
      shown = done;
      listener.progress(argument, task, done, total);
    }
  }

  @Override
  public void endTask() {
    listener.progress(argument, task, done, total);
  }

  @Override
  public boolean isCancelled() {
    return Thread.currentThread().isInterrupted();
  }

  @Override
  public void showDuration(boolean enabled) {
    // durations are the listener's business
  }
}
