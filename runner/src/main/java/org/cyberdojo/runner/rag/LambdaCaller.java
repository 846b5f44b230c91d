package org.cyberdojo.runner.rag;

/** Calls lambdas that nobody has checked. Safe for use by several threads. */
public interface LambdaCaller {

  /** Calls a lambda; whatever it does, this returns in bounded time, and nothing else is harmed. */
  Verdict call(RagLambda lambda, Output output);
}
