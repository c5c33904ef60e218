package kr.mambo.beanstalk.registry;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import kr.mambo.beanstalk.aws.AwsClients;
import kr.mambo.beanstalk.aws.AwsException;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.workload.Content;
import kr.mambo.beanstalk.workload.RegistryAccess;
import kr.mambo.beanstalk.workload.RegistryHost;
import org.jspecify.annotations.Nullable;

/**
 * {@link Registries} over HTTPS: anonymous, with a login, with a client certificate, and Amazon ECR
 * with the account's identity. A login goes to the registry's own host and to the token service
 * that it names, and nowhere else.
 */
public final class RegistryClient implements Registries {
  private static final String LATE = "it does not answer in time";
  private final AwsClients clients;
  private final AddressRule addresses;
  private final Outages outages;

  /**
   * A client.
   *
   * @param loopback whether registries may be at a loopback address: for tests and the demo
   */
  public RegistryClient(AwsClients clients, InstantSource clock, boolean loopback) {
    this.clients = clients;
    this.addresses = new AddressRule(loopback);
    this.outages = new Outages(clock);
  }

  @Override
  public Answer ask(String reference, List<RegistryAccess> access, Scope scope) {
    var image = ImageName.of(reference);
    var outage = outages.of(image.host());
    if (outage.isPresent()) return unresolved(image, outage.get());
    var listed =
        access.stream().filter(a -> RegistryHost.of(a.host()).equals(image.host())).findFirst();
    try {
      var manifests = manifests(image, listed.orElse(null), scope);
      return new Answer.Named(manifests.digest(image));
    } catch (UnresolvedException | IllegalArgumentException e) {
      return unresolved(image, String.valueOf(e.getMessage()));
    } catch (AwsException e) {
      return unresolved(image, "no login was given. " + e.failure().message());
    } catch (IOException e) {
      // Whoever waits for the answer gives up by an interrupt.
      boolean late = Thread.currentThread().isInterrupted();
      var why = late ? LATE : why(e);
      if (late || silent(e)) outages.note(image.host(), why);
      return unresolved(image, why);
    }
  }

  private Manifests manifests(ImageName image, @Nullable RegistryAccess listed, Scope scope) {
    var https = new Https(new GuardedSockets(Tls.of(listed), addresses));
    var login = listed == null ? null : listed.login();
    boolean certificate =
        listed != null
            && listed.certificates().stream().anyMatch(c -> c.name().equals("client.cert"));
    var basic =
        login == null
            ? image.ecrRegion().map(region -> basic(ecr(scope, region)))
            : Optional.of(basic(login));
    return new Manifests(https, basic, certificate);
  }

  private Content ecr(Scope scope, String region) {
    var there =
        new Scope(scope.account(), scope.roleArn(), scope.externalId(), region, scope.endpoints());
    return Content.utf8(clients.containerRegistry(there).login());
  }

  private static String basic(Content login) {
    return "Basic " + Base64.getEncoder().encodeToString(login.bytes());
  }

  private static Answer unresolved(ImageName image, String why) {
    return new Answer.Unresolved("registry %s: %s".formatted(image.host(), why));
  }

  /** Whether nobody answered at all, whatever was asked. */
  private static boolean silent(IOException e) {
    return e instanceof UnknownHostException
        || e instanceof SocketTimeoutException
        || e instanceof ConnectException
        || e instanceof NoRouteToHostException;
  }

  private static String why(IOException e) {
    return switch (e) {
      case RefusedException ours -> String.valueOf(ours.getMessage());
      case UnknownHostException unknown -> "its name is not known";
      case SocketTimeoutException timeout -> LATE;
      case ConnectException refused -> "it cannot be reached";
      case NoRouteToHostException none -> "it cannot be reached";
      case SSLException tls ->
          "TLS with it fails (%s): name its authority as ca.crt, and a client certificate if it asks for one, in spec.registries[].certificatesSecretRef"
              .formatted(tls.getMessage());
      // With TLS 1.3 a client certificate is missed only after the handshake.
      default ->
          "the connection broke: if it asks for a client certificate, name it in spec.registries[].certificatesSecretRef";
    };
  }
}
