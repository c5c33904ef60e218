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
import kr.mambo.beanstalk.emulator.beanstalk.Control;
import kr.mambo.beanstalk.emulator.beanstalk.Timeline;
import kr.mambo.beanstalk.emulator.control.ControlInterface;
import kr.mambo.beanstalk.emulator.fault.Faults;
import kr.mambo.beanstalk.emulator.fault.Journal;
import kr.mambo.beanstalk.emulator.http.Authenticator;
import kr.mambo.beanstalk.emulator.http.HttpListener;
import kr.mambo.beanstalk.emulator.http.QueryEndpoint;
import kr.mambo.beanstalk.emulator.iam.Access;
import kr.mambo.beanstalk.emulator.iam.Accounts;
import kr.mambo.beanstalk.emulator.iam.Iam;
import kr.mambo.beanstalk.emulator.s3.S3;
import kr.mambo.beanstalk.emulator.signature.Credential;
import kr.mambo.beanstalk.emulator.signature.Verifier;
import kr.mambo.beanstalk.emulator.sts.Sts;
import software.amazon.awssdk.regions.Region;

/** Beanstalk, S3, STS and IAM over HTTP, in this process. */
public final class Emulator implements AutoCloseable {
  /** Elastic Beanstalk accepts signatures that are five minutes old, S3 a quarter of an hour. */
  private static final Duration QUERY_SKEW = Duration.ofMinutes(5);

  private static final Duration S3_SKEW = Duration.ofMinutes(15);

  private final Settings settings;
  private final Accounts accounts;
  private final Access access;
  private final Faults faults;
  private final Journal journal;
  private final S3 s3;
  private final Credential user;
  private final Timeline timeline;
  private final Beanstalk beanstalk;
  private final HttpListener query;
  private final HttpListener objects;

  private Emulator(Settings settings) throws IOException {
    this.settings = settings;
    var clock = InstantSource.system();
    var random = random(settings);
    timeline =
        settings.byHand()
            ? Timeline.byHand(clock.instant())
            : Timeline.real(clock, settings.speed());
    var ids = new Ids(random);
    accounts = new Accounts(random, clock, settings.state().map(Emulator::identities));
    access = new Access(settings.policy());
    faults = new Faults(clock);
    journal = new Journal(clock);
    user = accounts.userOnce(settings.account(), "emulator");
    var links = new S3Links(accounts, clock);
    s3 = new S3(access, faults, clock, links, settings.state().map(folder -> folder.resolve("s3")));
    long seed = random.nextLong();
    beanstalk =
        settings
            .state()
            .map(folder -> folder.resolve("beanstalk"))
            .map(folder -> new Beanstalk(timeline, s3, accounts, seed, folder))
            .orElseGet(() -> new Beanstalk(timeline, s3, accounts, seed));
    makeBuckets();
    var caller = new Authenticator.Caller(user.principal(), settings.region());
    objects =
        listen(
            settings.s3Port(),
            s3.endpoint(accounts, verifier(S3_SKEW), user.principal(), journal, ids::next));
    links.listening(s3Endpoint());
    Authenticator authenticator =
        verifier(QUERY_SKEW)
            .<Authenticator>map(Authenticator.BySignature::new)
            .orElseGet(() -> new Authenticator.OnTrust(accounts, caller));
    var services = List.of(beanstalk, new Sts(accounts), new Iam(accounts, clock));
    query =
        listenOrClose(
            new Fork(
                control().endpoint(),
                new QueryEndpoint(services, authenticator, access, faults, journal, ids::next)));
  }

  /** After a restart the seed would give the ids of the past a second time. */
  private static RandomGenerator random(Settings settings) {
    boolean restart =
        settings.state().map(folder -> Files.exists(identities(folder))).orElse(false);
    return restart
        ? new SecureRandom()
        : settings.seed().<RandomGenerator>map(Random::new).orElseGet(SecureRandom::new);
  }

  private static Path identities(Path state) {
    return state.resolve("identities.json");
  }

  /**
   * Starts it.
   *
   * @throws IOException when a port is taken; nothing is left running then
   * @throws UncheckedIOException when the state folder cannot be read or written
   */
  public static Emulator start(Settings settings) throws IOException {
    return new Emulator(settings);
  }

  /** Where Beanstalk, STS and IAM are. */
  public URI endpoint() {
    return uri(query);
  }

  public URI s3Endpoint() {
    return uri(objects);
  }

  /** The access key of the default user, who may do everything that the policy lets him. */
  public Credential user() {
    return user;
  }

  public Accounts accounts() {
    return accounts;
  }

  public Access access() {
    return access;
  }

  public Faults faults() {
    return faults;
  }

  public Journal journal() {
    return journal;
  }

  public S3 s3() {
    return s3;
  }

  /** The clock of everything in Beanstalk. */
  public Timeline timeline() {
    return timeline;
  }

  /** What no client of Beanstalk can do. */
  public Control beanstalk() {
    return beanstalk.control();
  }

  /**
   * Brings everything back to how it was at the start: applications, environments, buckets, faults,
   * journal, policy and identities. The default user and the clock's speed stay.
   */
  public void reset() {
    faults.liftAll();
    access.enforce(settings.policy());
    beanstalk.control().reset();
    beanstalk.control().calm();
    s3.buckets().forEach(bucket -> s3.remove(bucket.name()));
    makeBuckets();
    accounts.forgetAllBut(user);
    journal.clear();
  }

  private void makeBuckets() {
    settings.buckets().forEach(each -> s3.create(settings.account(), each.region(), each.name()));
  }

  private ControlInterface control() {
    return new ControlInterface(
        beanstalk.control(),
        timeline,
        accounts,
        access,
        settings.policy(),
        faults,
        journal,
        s3,
        this::reset);
  }

  @Override
  public void close() {
    query.close();
    objects.close();
    timeline.close();
  }

  private Optional<Verifier> verifier(Duration skew) {
    var regions = Region.regions().stream().map(Region::id).collect(Collectors.toSet());
    return settings.verifySignatures()
        ? Optional.of(new Verifier(accounts, regions, InstantSource.system(), skew))
        : Optional.empty();
  }

  private HttpListener listenOrClose(HttpListener.Handler handler) throws IOException {
    try {
      return listen(settings.port(), handler);
    } catch (IOException e) {
      objects.close();
      throw e;
    }
  }

  private HttpListener listen(int port, HttpListener.Handler handler) throws IOException {
    return HttpListener.start(new InetSocketAddress(settings.bind(), port), handler);
  }

  private URI uri(HttpListener listener) {
    var host = settings.bind().isAnyLocalAddress() ? "127.0.0.1" : settings.bind().getHostAddress();
    var bracketed = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + bracketed + ":" + listener.port());
  }
}
