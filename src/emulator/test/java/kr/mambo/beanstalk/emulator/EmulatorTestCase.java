package kr.mambo.beanstalk.emulator;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test with an emulator of its own, its clock moved by hand. */
public abstract class EmulatorTestCase {
  private Emulator emulator;

  @BeforeEach
  void start() throws IOException {
    emulator = Emulator.start(settings().withManualClock());
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  /** What the emulator of this test runs with. */
  protected EmulatorSettings settings() {
    return EmulatorFlags.parse("--bucket", "mambo-cert", "--bucket", "far-away@eu-west-1");
  }

  public Emulator emulator() {
    return emulator;
  }

  public EmulatorAwsClients clients() {
    return EmulatorAwsClients.of(emulator);
  }
}
