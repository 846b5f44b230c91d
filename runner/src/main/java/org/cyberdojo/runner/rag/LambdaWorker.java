package org.cyberdojo.runner.rag;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.cyberdojo.engine.container.Attachment;
import org.cyberdojo.engine.container.ContainerId;
import org.cyberdojo.runner.line.Deadlines;
import org.cyberdojo.runner.line.Deadlines.Watch;
import org.cyberdojo.runner.line.SpokenOutput;
import org.cyberdojo.runner.rag.worker.Answer;
import org.cyberdojo.runner.rag.worker.Question;

/**
 * The runner's end of the line to a container in which lambdas are called. One thread at a time may
 * use it.
 *
 * <p>Nothing that comes over the line is believed beyond what it can do: an answer that is late,
 * malformed, or to another question means that the container is worth nothing any more.
 */
final class LambdaWorker {

  private static final SecureRandom TICKETS = new SecureRandom();

  private final ContainerId container;
  private final Attachment line;
  private final Deadlines deadlines;
  private final DataInputStream answers;
  private final DataOutputStream questions;

  private boolean hasAnswered;

  LambdaWorker(ContainerId container, Attachment line, Deadlines deadlines) {
    this.container = container;
    this.line = line;
    this.deadlines = deadlines;
    this.answers = new DataInputStream(new SpokenOutput(line, Long.MAX_VALUE));
    this.questions = new DataOutputStream(new BufferedOutputStream(new WorkerInput(line), 1 << 16));
  }

  ContainerId container() {
    return container;
  }

  /** Waits until the worker takes questions; false when it will not. */
  boolean awaitReady(Duration limit) {
    return read(limit).filter(answer -> answer.ticket() == Answer.READY).isPresent();
  }

  /** Whether it gives a sign of life; only to be asked before its first question. */
  boolean isAlive(Duration limit) {
    try (var _ = deadlines.closeAfter(line, limit)) {
      Question.askForSignOfLife(questions);
      return Answer.readFrom(answers).ticket() == Answer.READY;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether it has answered a question before. */
  boolean hasAnswered() {
    return hasAnswered;
  }

  /** Asks for a colour. */
  Reply ask(RagLambda lambda, Output output, Duration limit) {
    long ticket = 1 + TICKETS.nextLong(Long.MAX_VALUE);
    Question question =
        new Question(
            ticket,
            utf8(lambda.source()),
            utf8(output.stdout()),
            utf8(output.stderr()),
            output.status());
    Watch watch = deadlines.closeAfter(line, limit);
    try (watch) {
      question.writeTo(questions);
      Answer answer = Answer.readFrom(answers);
      hasAnswered = true;
      return answer.ticket() == ticket ? new Reply.Given(answer) : new Reply.Broken();
    } catch (IOException e) {
      return watch.hasExpired() ? new Reply.Late() : new Reply.Broken();
    }
  }

  /** What came back for a question. */
  sealed interface Reply {

    /** An answer to this question. */
    record Given(Answer answer) implements Reply {}

    /** Nothing in time. */
    record Late() implements Reply {}

    /** The end of the line, or something that is no answer to this question. */
    record Broken() implements Reply {}
  }

  private Optional<Answer> read(Duration limit) {
    try (var _ = deadlines.closeAfter(line, limit)) {
      return Optional.of(Answer.readFrom(answers));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  void hangUp() {
    try {
      line.close();
    } catch (IOException e) {
      // closed all the same
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The container's input as a stream. */
  private static final class WorkerInput extends OutputStream {

    private final Attachment line;

    WorkerInput(Attachment line) {
      this.line = line;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      line.write(Arrays.copyOfRange(bytes, offset, offset + length));
    }
  }
}
