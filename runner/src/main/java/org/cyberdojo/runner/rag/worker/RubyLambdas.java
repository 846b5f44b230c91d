package org.cyberdojo.runner.rag.worker;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jcodings.specific.UTF8Encoding;
import org.jruby.Ruby;
import org.jruby.RubyInstanceConfig;
import org.jruby.RubyString;
import org.jruby.RubySymbol;
import org.jruby.exceptions.RaiseException;
import org.jruby.runtime.builtin.IRubyObject;
import org.jruby.util.ByteList;

/** Calls lambdas in a Ruby of its own. Holds nothing in: the container around it does. */
final class RubyLambdas {

  private static final String EVALUATING = "exception when eval'ing lambda source";
  private static final String CALLING = "exception when calling lambda source";

  private final Ruby ruby;
  private final Map<String, IRubyObject> lambdas = new HashMap<>();

  private RubyLambdas(Ruby ruby) {
    this.ruby = ruby;
  }

  static RubyLambdas boot() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    RubyInstanceConfig config = new RubyInstanceConfig();
    config.setCompileMode(RubyInstanceConfig.CompileMode.OFF);
    config.setDisableGems(true);
    config.setEnvironment(Map.of());
    config.setInput(new ByteArrayInputStream(new byte[0]));
    config.setOutput(nowhere);
    config.setError(nowhere);
    return new RubyLambdas(Ruby.newInstance(config));
  }

  Answer answer(Question question) {
    IRubyObject lambda;
    try {
      lambda = lambda(new String(question.source(), StandardCharsets.UTF_8));
    } catch (Throwable e) { // a lambda may throw whatever there is
      return raised(question, EVALUATING, e);
    }
    try {
      return returned(question, call(lambda, question));
    } catch (Throwable e) {
      return raised(question, CALLING, e);
    }
  }

  private IRubyObject lambda(String source) {
    IRubyObject known = lambdas.get(source);
    if (known != null) {
      return known;
    }
    IRubyObject lambda = ruby.evalScriptlet(source);
    lambdas.put(source, lambda);
    return lambda;
  }

  private IRubyObject call(IRubyObject lambda, Question question) {
    return lambda.callMethod(
        ruby.getCurrentContext(),
        "call",
        new IRubyObject[] {
          text(question.stdout()), text(question.stderr()), ruby.newFixnum(question.status())
        });
  }

  private RubyString text(byte[] utf8) {
    return RubyString.newString(ruby, new ByteList(utf8, UTF8Encoding.INSTANCE, false));
  }

  private Answer returned(Question question, IRubyObject value) {
    boolean isName = value instanceof RubyString || value instanceof RubySymbol;
    String text = isName ? value.asJavaString() : value.inspect().asJavaString();
    String className = className(value);
    return new Answer(question.ticket(), Answer.Kind.RETURNED, text, className, "");
  }

  private Answer raised(Question question, String during, Throwable thrown) {
    return new Answer(
        question.ticket(), Answer.Kind.RAISED, during, className(thrown), message(thrown));
  }

  private String className(IRubyObject value) {
    return value.getMetaClass().getRealClass().getName(ruby.getCurrentContext());
  }

  private String className(Throwable thrown) {
    return thrown instanceof RaiseException raised
        ? className(raised.getException())
        : thrown.getClass().getSimpleName();
  }

  private String message(Throwable thrown) {
    String message = thrown.getMessage();
    if (message == null) {
      return "";
    }
    String prefix = "(" + className(thrown) + ") ";
    return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
  }
}
