package org.cyberdojo.runner.rag.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The program of a lambda's container: says that it is ready, then answers questions. */
public final class LambdaWorker {

  /** Enough for the regular expressions' classes to be loaded before somebody waits for them. */
  private static final int WARM_UP_CALLS = 40;

  private static final String WARM_UP =
      """
      lambda { |stdout, stderr, status|
        output = stdout + stderr
        lines = output.lines.map(&:strip).reject(&:empty?)
        return :green if lines.any? { |line| line.match?(/^(?<all>All|all) \\d+ tests? passed$/) }
        return :red unless output.scan(/(\\d+) fail(?:ed|ures)/).empty?
        %w(error warning).each { |word| return 'amber' if output.include?(word) }
        /^FAILED \\((?<count>\\d+)\\)$/.match(output) ? :red : :amber
      }
      """;

  private LambdaWorker() {}

  public static void main(String[] arguments) throws IOException {
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    System.setOut(nowhere);
    System.setErr(nowhere);
    RubyLambdas lambdas = RubyLambdas.boot();
    warmUp(lambdas);
    Answer.ready().writeTo(out);
    serve(lambdas, in, out);
  }

  private static void warmUp(RubyLambdas lambdas) {
    byte[] source = WARM_UP.getBytes(StandardCharsets.UTF_8);
    for (int call = 0; call < WARM_UP_CALLS; call++) {
      byte[] stdout = ("line\n" + call + " failures\n").getBytes(StandardCharsets.UTF_8);
      lambdas.answer(new Question(call, source, stdout, new byte[0], 1));
    }
  }

  private static void serve(RubyLambdas lambdas, DataInputStream in, DataOutputStream out)
      throws IOException {
    try {
      while (true) {
        long ticket = in.readLong();
        Answer answer =
            ticket == Answer.READY ? Answer.ready() : lambdas.answer(Question.readFrom(in, ticket));
        answer.writeTo(out);
      }
    } catch (EOFException e) {
      // the runner hung up
    }
  }
}
