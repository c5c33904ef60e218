package kr.mambo.beanstalk;

import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import kr.mambo.beanstalk.cli.Cli;

/** One jar, several commands: the operator unless the first argument names another. */
@QuarkusMain
public final class Main {
  private Main() {}

  public static void main(String... args) {
    int exitCode = new Cli(System.out, System.err).run(List.of(args));
    // A stopped operator exits by itself, and an emulator goes on after its command returned.
    if (exitCode != 0) System.exit(exitCode);
  }
}
