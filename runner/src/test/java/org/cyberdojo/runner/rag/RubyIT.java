package org.cyberdojo.runner.rag;

import static org.assertj.core.api.Assertions.assertThat;

import org.cyberdojo.runner.rag.Verdict.Faulty;
import org.cyberdojo.runner.rag.Verdict.Shown;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lambdas in a real container: all of Ruby works there, and nothing else is to be had. */
class RubyIT {

  private static final Output OUTPUT = new Output("1 failed\n", "", 1);

  private static OneWorkerOnEngine worker;

  @BeforeAll
  static void start() {
    worker = new OneWorkerOnEngine();
  }

  @AfterAll
  static void stop() {
    worker.close();
  }

  private static Verdict call(String source) {
    return call(source, OUTPUT);
  }

  private static Verdict call(String source, Output output) {
    return worker.call(new RagLambda(source), output);
  }

  @Nested
  class An_honest_lambda {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "lambda { |stdout, stderr, status| :red }",
          "lambda { |stdout, stderr, status| 'red' }",
          "->(stdout, _stderr, _status) { return :red if stdout =~ /^1 failed$/ ; :green }",
          "lambda { |stdout, stderr, status| status == 1 ? :red : :green }",
          "proc { |o, e, s| o.lines.map(&:chomp).include?('1 failed') ? :red : :amber }",
          "def colour(o) o.match?(/fail/) ? :red : :green end; lambda { |o, _e, _s| colour(o) }",
          """
          lambda { |stdout, stderr, _status|
            output = stdout + stderr
            %w(error panic).each { |word| return :amber if output.include?(word) }
            match = /^(?<count>\\d+) (?<what>\\w+)$/.match(output)
            return :green unless match[:what] == 'failed' && match[:count].to_i.positive?
            :red
          }
          """,
          """
          # frozen_string_literal: true
          # encoding: utf-8
          lambda do |stdout, stderr, status|
            colours = { 'failed' => :red, 'passed' => :green }
            stdout.scan(/\\d+ (\\w+)/).flatten.map { |word| colours.fetch(word, :amber) }.first
          rescue KeyError => e
            :amber
          end
          """,
          "lambda { |o, _e, _s| o.encode('UTF-16').encode('UTF-8') == o ? :red : :green }",
          "lambda { |o, _e, _s| o.gsub!(/1/, '2'); o << 'x'; o.start_with?('2 f') ? :red : :green }"
        })
    void is_ruby_with_all_its_words(String source) {
      assertThat(call(source)).isEqualTo(new Shown(TrafficLight.RED));
    }

    @Test
    void sees_each_output_anew() {
      String source = "lambda { |o, e, s| [o, e, s] == ['ö', '€', 255] ? :green : :red }";
      assertThat(call(source, new Output("ö", "€", 255))).isEqualTo(new Shown(TrafficLight.GREEN));
      assertThat(call(source, new Output("o", "€", 255))).isEqualTo(new Shown(TrafficLight.RED));
    }
  }

  @Nested
  class A_wrong_lambda {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "lambda { |_o, _e, _s| :blue }",
          "lambda { |_o, _e, _s| nil }",
          "lambda { |_o, _e, _s| ['red'] }",
          "lambda { |_o, _e, _s| o = Object.new; def o.to_s = 'red'; o }",
          "lambda { |_o, _e, _s| 'RED' }"
        })
    void shows_no_colour_but_its_own(String source) {
      assertThat(call(source))
          .isInstanceOfSatisfying(
              Faulty.class,
              faulty -> assertThat(faulty.context()).startsWith("illegal colour; must be one of"));
    }

    @Test
    void raises() {
      assertThat(call("lambda { |_o, _e, _s| raise ArgumentError, 'wibble' }"))
          .isEqualTo(new Faulty("exception when calling lambda source", "ArgumentError", "wibble"));
    }

    @Test
    void takes_another_number_of_arguments() {
      assertThat(call("lambda { |_o| :red }"))
          .isInstanceOfSatisfying(
              Faulty.class, faulty -> assertThat(faulty.className()).isEqualTo("ArgumentError"));
    }

    @Test
    void is_no_ruby() {
      assertThat(call("lambda { |"))
          .isInstanceOfSatisfying(
              Faulty.class,
              faulty -> {
                assertThat(faulty.context()).isEqualTo("exception when eval'ing lambda source");
                assertThat(faulty.className()).isEqualTo("SyntaxError");
              });
    }
  }

  @Nested
  class A_lambda_that_looks_around {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "File.read('/etc/passwd')",
          "File.read('/etc/shadow')",
          "`id`",
          "system('id') || raise('no process')",
          "Process.spawn('id')",
          "require 'socket'; TCPSocket.new('127.0.0.1', 22)",
          "require 'socket'; TCPSocket.new('172.17.0.1', 2375)",
          "File.write('/opt/rag/worker.jar', 'x')",
          "File.write('/x', 'x')",
          "java.nio.file.Files.list(java.nio.file.Path.of('/home')).count"
        })
    void gets_at_nothing(String attempt) {
      assertThat(call("require 'java'; lambda { |_o, _e, _s| " + attempt + "; :green }"))
          .isInstanceOf(Faulty.class);
    }

    @Test
    void sees_no_environment_of_the_runner() {
      assertThat(
              call(
                  "require 'java'; lambda { |_o, _e, _s| raise java.lang.System.getenv.to_s + ENV.to_h.to_s }"))
          .isInstanceOfSatisfying(
              Faulty.class,
              faulty ->
                  assertThat(faulty.message()).doesNotContain("DOCKER", "CYBER_DOJO", "TOKEN"));
    }

    @Test
    void that_prints_is_not_heard() {
      assertThat(
              call("lambda { |_o, _e, _s| 5000.times { puts 'x' * 80; warn 'y' * 80 }; :green }"))
          .isEqualTo(new Shown(TrafficLight.GREEN));
    }
  }
}
