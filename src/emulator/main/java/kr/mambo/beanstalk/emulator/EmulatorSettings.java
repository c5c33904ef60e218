package kr.mambo.beanstalk.emulator;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.emulator.iam.Policy;

/**
 * How the emulator runs.
 *
 * @param port of Beanstalk, STS and IAM; 0 takes a free one
 * @param s3Port 0 takes a free one
 * @param speed how many seconds of Beanstalk's time pass in one
 * @param manualClock whether Beanstalk's time stands still until somebody moves it, for tests
 * @param region of calls without a signature, and the one that is printed
 * @param account of the default user, twelve digits
 * @param bindAddress the address to listen at
 * @param seed the same seed gives the same ids and keys; empty means others every time
 * @param stateFolder the folder that keeps everything over a restart
 * @param verifySignatures whether signatures are checked
 * @param policy who may do what
 * @param buckets that are there from the start
 * @param quiet whether only warnings are logged
 */
public record EmulatorSettings(
    int port,
    int s3Port,
    double speed,
    boolean manualClock,
    String region,
    String account,
    InetAddress bindAddress,
    Optional<Long> seed,
    Optional<Path> stateFolder,
    boolean verifySignatures,
    Policy policy,
    List<InitialBucket> buckets,
    boolean quiet) {

  /** A bucket that is there from the start. */
  public record InitialBucket(String name, String region) {}

  public EmulatorSettings {
    buckets = List.copyOf(buckets);
  }

  /** The same, but Beanstalk's time stands still until {@link Emulator#timeline} is moved. */
  public EmulatorSettings withManualClock() {
    return new EmulatorSettings(
        port,
        s3Port,
        speed,
        true,
        region,
        account,
        bindAddress,
        seed,
        stateFolder,
        verifySignatures,
        policy,
        buckets,
        quiet);
  }
}
