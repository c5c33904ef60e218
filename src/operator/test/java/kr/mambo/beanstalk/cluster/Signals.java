package kr.mambo.beanstalk.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Signals that Java itself cannot send. */
final class Signals {
  private Signals() {}

  /**
   * Sends a signal to a process.
   *
   * @param name without SIG
   */
  static void send(Process process, String name) {
    try {
      var kill = new ProcessBuilder("kill", "-" + name, "" + process.pid()).inheritIO().start();
      if (kill.waitFor() != 0) throw new IllegalStateException("no SIG" + name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
