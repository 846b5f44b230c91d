package org.cyberdojo.runner.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cyberdojo.runner.service.RunnerOnEngine.text;

import java.util.Map;
import org.cyberdojo.runner.content.TextContent;
import org.cyberdojo.runner.fixture.Requests;
import org.cyberdojo.runner.run.Outcome;
import org.cyberdojo.runner.run.RunRecord;
import org.cyberdojo.runner.run.RunResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Honest runs in real containers, and what comes out of them. */
class RunIT {

  private static RunnerOnEngine runner;

  @BeforeAll
  static void start() {
    runner = RunnerOnEngine.start();
  }

  @AfterAll
  static void stop() {
    runner.close();
  }

  @Nested
  class An_honest_run {

    @ParameterizedTest
    @CsvSource({"0,GREEN", "1,RED", "2,AMBER", "255,AMBER"})
    void has_a_status_and_a_colour(int status, Outcome colour) {
      RunResult result = runner.run("exit " + status);
      assertThat(result.status()).isEqualTo(Integer.toString(status));
      assertThat(result.outcome()).isEqualTo(colour);
      assertThat(result.log()).isEmpty();
    }

    @Test
    void prints() {
      RunResult result = runner.run("printf 'to stdout\n'; printf 'to stderr\n' >&2");
      assertThat(result.stdout()).isEqualTo(text("to stdout\n"));
      assertThat(result.stderr()).isEqualTo(text("to stderr\n"));
    }

    @Test
    void creates_changes_and_deletes_files() {
      RunResult result =
          runner.run(
              runner
                  .aRun()
                  .of("printf more >> changed.txt; rm deleted.txt; mkdir -p d/e; printf x > d/e/f")
                  .with("changed.txt", "some ")
                  .with("deleted.txt", "gone")
                  .with("same.txt", "same"));
      assertThat(result.created()).containsOnly(Map.entry("d/e/f", text("x")));
      assertThat(result.changed()).containsOnly(Map.entry("changed.txt", text("some more")));
    }

    @Test
    void has_files_of_long_names_readable_by_all() {
      String name = "a/" + "b".repeat(200) + "/" + "c".repeat(150) + ".txt";
      RunResult result =
          runner.run(runner.aRun().of("stat -c %a " + name + "; cat " + name).with(name, "text"));
      assertThat(result.stdout()).isEqualTo(text("644\ntext"));
    }

    @Test
    void has_the_cleaners_that_existing_scripts_source() {
      RunResult result =
          runner.run(
              """
              source ~/cyber_dojo_fs_cleaners.sh
              mkdir cache 'my cache'; echo x > cache/a; echo x > 'my cache/a'
              echo x > one; echo x > -two; mkdir again; echo x > again/a; echo kept > kept
              cyber_dojo_delete_dirs cache 'my cache' no-such-folder
              cyber_dojo_delete_files one -two no-such-file
              cyber_dojo_reset_dirs again
              [ -d again ]
              """);
      assertThat(result.status()).isEqualTo("0");
      assertThat(result.created()).containsOnlyKeys("kept");
    }

    @Test
    void is_held_in_by_exactly_the_limits_of_its_contract() {
      RunResult result =
          runner.run(
              """
              echo $CYBER_DOJO_IMAGE_NAME $CYBER_DOJO_ID $CYBER_DOJO_SANDBOX
              id -u; id -g; pwd
              for limit in c f x n u s d; do ulimit -$limit; done
              stat -c '%u:%g' /sandbox; stat -c %a /tmp
              grep -c . /proc/net/dev
              grep NoNewPrivs /proc/self/status
              cat /sys/fs/cgroup/memory/memory.limit_in_bytes /sys/fs/cgroup/memory.max 2>/dev/null
              cat /sys/fs/cgroup/pids/pids.max /sys/fs/cgroup/pids.max 2>/dev/null
              tr '\\0' ' ' < /proc/1/cmdline | head -c 10
              """);
      assertThat(result.stdout().content().lines())
          .containsExactly(
              runner.image() + " 34de2W /sandbox",
              "41966",
              "51966",
              "/sandbox",
              "0",
              "262144",
              "1024",
              "1024",
              "1024",
              "16384",
              "4194304",
              "41966:51966",
              "1777",
              "3",
              "NoNewPrivs:\t1",
              Long.toString(2L << 30),
              "128",
              "/sbin/dock");
    }

    @Test
    void leaves_a_record_of_the_very_image_that_ran() {
      runner.run(runner.aRun().of("true").withId("of-record"));
      RunRecord record = runner.recordOf("of-record");
      assertThat(record.image()).isEqualTo(runner.image());
      assertThat(record.imageId())
          .isEqualTo(runner.images().find(runner.image()).map(found -> found.id()));
    }

    @Test
    void without_harvest_says_nothing_of_files() {
      RunResult result =
          runner.run(runner.aRun().of("echo x > new; echo '#' >> cyber-dojo.sh").withoutHarvest());
      assertThat(result.created()).isEmpty();
      assertThat(result.changed()).isEmpty();
      assertThat(result.outcome()).isEqualTo(Outcome.GREEN);
    }

    @Test
    void has_many_files_of_long_names_back() {
      Requests request = runner.aRun().of("for f in long-*; do echo more >> $f; done; rm long-3*");
      for (int i = 0; i < 300; i++) {
        request.with("long-" + i + "-" + "x".repeat(200), "text\n");
      }
      RunResult result = runner.run(request);
      assertThat(result.changed().values())
          .hasSize(300 - 1 - 10)
          .containsOnly(text("text\nmore\n"));
      assertThat(result.created()).isEmpty();
    }

    @Test
    void has_its_new_text_files_behind_many_that_are_binary() {
      RunResult result =
          runner.run(
              """
              for i in $(seq -w 1 40); do printf 'x\\0y' > a$i; done; echo text > z; rm cyber-dojo.sh
              """);
      assertThat(result.created()).containsOnly(Map.entry("z", text("text\n")));
    }
  }

  @Nested
  class What_comes_out {

    @Test
    void is_cut_at_51200_characters() {
      RunResult result =
          runner.run(
              "head -c 51200 /dev/zero | tr '\\0' x; head -c 51201 /dev/zero | tr '\\0' y >&2");
      assertThat(result.stdout()).isEqualTo(text("x".repeat(51_200)));
      assertThat(result.stderr()).isEqualTo(new TextContent("y".repeat(51_200), true));
    }

    @Test
    void counts_characters_and_not_bytes() {
      RunResult result =
          runner.run(
              "for i in $(seq 51200); do printf 'é'; done; for i in $(seq 60000); do printf '𝄞'; done > f");
      assertThat(result.stdout()).isEqualTo(text("é".repeat(51_200)));
      assertThat(result.created().get("f")).isEqualTo(new TextContent("𝄞".repeat(51_200), true));
    }

    @Test
    void loses_bytes_that_are_no_utf_8() {
      RunResult result = runner.run("printf 'a\\377b\\303(\\355\\240\\200c\\n'");
      assertThat(result.stdout()).isEqualTo(text("ab(c\n"));
    }

    @Test
    void has_no_binary_files_but_the_tiniest() {
      RunResult result =
          runner.run(
              """
              head -c 1000 /dev/urandom > random; printf '\\0' > nul; : > empty; printf x > one
              printf 'text\\0' > with-nul; printf 'text' > text
              """);
      assertThat(result.created()).containsOnlyKeys("empty", "nul", "one", "text");
    }

    @Test
    void has_the_first_16_new_files_by_name() {
      RunResult result = runner.run("for i in $(seq -w 40 -1 1); do echo $i > f$i; done");
      assertThat(result.created().keySet()).hasSize(16).startsWith("f01").endsWith("f16");
    }

    @Test
    void has_large_files_cut() {
      RunResult result =
          runner.run(
              runner
                  .aRun()
                  .of(
                      "yes | head -c 9000000 > big; chmod 444 big; yes no | head -c 300000 > sent; ln big hard")
                  .with("sent", "small"));
      assertThat(result.created()).containsOnlyKeys("big", "hard");
      assertThat(result.created().get("big"))
          .isEqualTo(new TextContent("y\n".repeat(25_600), true));
      assertThat(result.created().get("hard")).isEqualTo(result.created().get("big"));
      assertThat(result.changed().get("sent").truncated()).isTrue();
    }
  }
}
