package kr.mambo.beanstalk.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.emulator.beanstalk.Beanstalk;
import kr.mambo.beanstalk.emulator.beanstalk.SimulationControl;
import kr.mambo.beanstalk.emulator.beanstalk.time.Timeline;
import kr.mambo.beanstalk.emulator.control.ControlApi;
import kr.mambo.beanstalk.emulator.endpoint.Authenticator;
import kr.mambo.beanstalk.emulator.endpoint.QueryEndpoint;
import kr.mambo.beanstalk.emulator.fault.CallJournal;
import kr.mambo.beanstalk.emulator.fault.FaultInjector;
import kr.mambo.beanstalk.emulator.http.HttpListener;
import kr.mambo.beanstalk.emulator.iam.AccessControl;
import kr.mambo.beanstalk.emulator.iam.AccountRegistry;
import kr.mambo.beanstalk.emulator.iam.Iam;
import kr.mambo.beanstalk.emulator.s3.S3;
import kr.mambo.beanstalk.emulator.signature.Credential;
import kr.mambo.beanstalk.emulator.signature.SignatureVerifier;
import kr.mambo.beanstalk.emulator.sts.Sts;
import software.amazon.awssdk.regions.Region;

/** Beanstalk, S3, STS and IAM over HTTP, in this process. */
public final class Emulator implements AutoCloseable {
  /** Elastic Beanstalk accepts signatures that are five minutes old, S3 a quarter of an hour. */
  private static final Duration QUERY_SKEW = Duration.ofMinutes(5);

  private static final Duration S3_SKEW = Duration.ofMinutes(15);

  private final EmulatorSettings settings;
  private final AccountRegistry accounts;
  private final AccessControl accessControl;
  private final FaultInjector faults;
  private final CallJournal callJournal;
  private final S3 s3;
  private final Credential defaultCredential;
  private final Timeline timeline;
  private final Beanstalk beanstalkControl;
  private final HttpListener queryListener;
  private final HttpListener s3Listener;

  private Emulator(EmulatorSettings settings) throws IOException {
    this.settings = settings;
    var clock = InstantSource.system();
    var random = random(settings);
    timeline =
        settings.manualClock()
            ? Timeline.manual(clock.instant())
            : Timeline.realTime(clock, settings.speed());
    var requestIds = new RequestIdGenerator(random);
    accounts =
        new AccountRegistry(random, clock, settings.stateFolder().map(Emulator::identitiesFile));
    accessControl = new AccessControl(settings.policy());
    faults = new FaultInjector(clock);
    callJournal = new CallJournal(clock);
    defaultCredential = accounts.findOrCreateAccessKey(settings.account(), "emulator");
    var linkFactory = new PresignedLinkFactory(accounts, clock);
    s3 =
        new S3(
            accessControl,
            faults,
            clock,
            linkFactory,
            settings.stateFolder().map(folder -> folder.resolve("s3")));
    long seed = random.nextLong();
    beanstalkControl =
        settings
            .stateFolder()
            .map(folder -> folder.resolve("beanstalk"))
            .map(folder -> new Beanstalk(timeline, s3, accounts, seed, folder))
            .orElseGet(() -> new Beanstalk(timeline, s3, accounts, seed));
    createInitialBuckets();
    var caller = new Authenticator.Caller(defaultCredential.principal(), settings.region());
    s3Listener =
        listen(
            settings.s3Port(),
            s3.endpoint(
                accounts,
                createVerifier(S3_SKEW),
                defaultCredential.principal(),
                callJournal,
                requestIds::nextRequestId));
    linkFactory.setEndpoint(s3Endpoint());
    Authenticator authenticator =
        createVerifier(QUERY_SKEW)
            .<Authenticator>map(Authenticator.SignatureAuthenticator::new)
            .orElseGet(() -> new Authenticator.TrustingAuthenticator(accounts, caller));
    var services = List.of(beanstalkControl, new Sts(accounts), new Iam(accounts, clock));
    queryListener =
        listenOrClose(
            new PathDispatcher(
                createControlApi().createHandler(),
                new QueryEndpoint(
                    services,
                    authenticator,
                    accessControl,
                    faults,
                    callJournal,
                    requestIds::nextRequestId)));
  }

  /** After a restart the seed would give the ids of the past a second time. */
  private static RandomGenerator random(EmulatorSettings settings) {
    boolean restart =
        settings.stateFolder().map(folder -> Files.exists(identitiesFile(folder))).orElse(false);
    return restart
        ? new SecureRandom()
        : settings.seed().<RandomGenerator>map(Random::new).orElseGet(SecureRandom::new);
  }

  private static Path identitiesFile(Path state) {
    return state.resolve("identities.json");
  }

  /**
   * Starts it.
   *
   * @throws IOException when a port is taken; nothing is left running then
   * @throws UncheckedIOException when the state folder cannot be read or written
   */
  public static Emulator start(EmulatorSettings settings) throws IOException {
    return new Emulator(settings);
  }

  /** Where Beanstalk, STS and IAM are. */
  public URI endpoint() {
    return uri(queryListener);
  }

  public URI s3Endpoint() {
    return uri(s3Listener);
  }

  /** The access key of the default user, who may do everything that the policy lets him. */
  public Credential defaultCredential() {
    return defaultCredential;
  }

  public AccountRegistry accounts() {
    return accounts;
  }

  public AccessControl accessControl() {
    return accessControl;
  }

  public FaultInjector faults() {
    return faults;
  }

  public CallJournal callJournal() {
    return callJournal;
  }

  public S3 s3() {
    return s3;
  }

  /** The clock of everything in Beanstalk. */
  public Timeline timeline() {
    return timeline;
  }

  /** What no client of Beanstalk can do. */
  public SimulationControl beanstalkControl() {
    return beanstalkControl.control();
  }

  /**
   * Brings everything back to how it was at the start: applications, environments, buckets, faults,
   * journal, policy and identities. The default user and the clock's speed stay.
   */
  public void reset() {
    faults.clear();
    accessControl.setPolicy(settings.policy());
    beanstalkControl.control().reset();
    beanstalkControl.control().clearRules();
    s3.buckets().forEach(bucket -> s3.deleteBucket(bucket.name()));
    createInitialBuckets();
    accounts.retainOnly(defaultCredential);
    callJournal.clear();
  }

  private void createInitialBuckets() {
    settings
        .buckets()
        .forEach(each -> s3.createBucket(settings.account(), each.region(), each.name()));
  }

  private ControlApi createControlApi() {
    return new ControlApi(
        beanstalkControl.control(),
        timeline,
        accounts,
        accessControl,
        settings.policy(),
        faults,
        callJournal,
        s3,
        this::reset);
  }

  @Override
  public void close() {
    queryListener.close();
    s3Listener.close();
    timeline.close();
  }

  private Optional<SignatureVerifier> createVerifier(Duration skew) {
    var regions = Region.regions().stream().map(Region::id).collect(Collectors.toSet());
    return settings.verifySignatures()
        ? Optional.of(new SignatureVerifier(accounts, regions, InstantSource.system(), skew))
        : Optional.empty();
  }

  private HttpListener listenOrClose(HttpListener.Handler handler) throws IOException {
    try {
      return listen(settings.port(), handler);
    } catch (IOException e) {
      s3Listener.close();
      throw e;
    }
  }

  private HttpListener listen(int port, HttpListener.Handler handler) throws IOException {
    return HttpListener.start(new InetSocketAddress(settings.bindAddress(), port), handler);
  }

  private URI uri(HttpListener listener) {
    var host =
        settings.bindAddress().isAnyLocalAddress()
            ? "127.0.0.1"
            : settings.bindAddress().getHostAddress();
    var bracketed = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + bracketed + ":" + listener.port());
  }
}
