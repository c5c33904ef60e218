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
 * {@link TagResolver} over HTTPS: anonymous, with a login, with a client certificate, and Amazon
 * ECR with the account's identity. A login goes to the registry's own host and to the token service
 * that it names, and nowhere else.
 */
public final class RegistryClient implements TagResolver {
  private static final String TIMED_OUT = "it does not answer in time";
  private final AwsClients clients;
  private final AddressPolicy addressPolicy;
  private final OutageCache outages;

  /**
   * A client.
   *
   * @param loopbackAllowed whether registries may be at a loopback address: for tests and the demo
   */
  public RegistryClient(AwsClients clients, InstantSource clock, boolean loopbackAllowed) {
    this.clients = clients;
    this.addressPolicy = new AddressPolicy(loopbackAllowed);
    this.outages = new OutageCache(clock);
  }

  @Override
  public DigestResult resolve(String reference, List<RegistryAccess> access, Scope scope) {
    var image = ImageReference.parse(reference);
    var outage = outages.find(image.host());
    if (outage.isPresent()) return unresolved(image, outage.get());
    var registryAccess =
        access.stream()
            .filter(a -> RegistryHost.normalize(a.host()).equals(image.host()))
            .findFirst();
    try {
      var manifestClient = createManifestClient(image, registryAccess.orElse(null), scope);
      return new DigestResult.Resolved(manifestClient.resolveDigest(image));
    } catch (UnresolvedException | IllegalArgumentException e) {
      return unresolved(image, String.valueOf(e.getMessage()));
    } catch (AwsException e) {
      return unresolved(image, "no login was given. " + e.failure().message());
    } catch (IOException e) {
      // Whoever waits for the answer gives up by an interrupt.
      boolean timedOut = Thread.currentThread().isInterrupted();
      var reason = timedOut ? TIMED_OUT : describe(e);
      if (timedOut || isUnreachable(e)) outages.record(image.host(), reason);
      return unresolved(image, reason);
    }
  }

  private ManifestClient createManifestClient(
      ImageReference image, @Nullable RegistryAccess registryAccess, Scope scope) {
    var httpsClient =
        new HttpsClient(
            new GuardedSocketFactory(Tls.createSocketFactory(registryAccess), addressPolicy));
    var login = registryAccess == null ? null : registryAccess.login();
    boolean clientCertificate =
        registryAccess != null
            && registryAccess.certificates().stream().anyMatch(c -> c.name().equals("client.cert"));
    var authorization =
        login == null
            ? image.ecrRegion().map(region -> basicAuthorization(ecrLogin(scope, region)))
            : Optional.of(basicAuthorization(login));
    return new ManifestClient(httpsClient, authorization, clientCertificate);
  }

  private Content ecrLogin(Scope scope, String region) {
    var ecrScope =
        new Scope(scope.account(), scope.roleArn(), scope.externalId(), region, scope.endpoints());
    return Content.utf8(clients.containerRegistry(ecrScope).login());
  }

  private static String basicAuthorization(Content login) {
    return "Basic " + Base64.getEncoder().encodeToString(login.bytes());
  }

  private static DigestResult unresolved(ImageReference image, String reason) {
    return new DigestResult.Unresolved("registry %s: %s".formatted(image.host(), reason));
  }

  /** Whether nobody answered at all, whatever was asked. */
  private static boolean isUnreachable(IOException e) {
    return e instanceof UnknownHostException
        || e instanceof SocketTimeoutException
        || e instanceof ConnectException
        || e instanceof NoRouteToHostException;
  }

  private static String describe(IOException e) {
    return switch (e) {
      case RequestBlockedException ours -> String.valueOf(ours.getMessage());
      case UnknownHostException _ -> "its name is not known";
      case SocketTimeoutException _ -> TIMED_OUT;
      case ConnectException _ -> "it cannot be reached";
      case NoRouteToHostException _ -> "it cannot be reached";
      case SSLException tls ->
          "TLS with it fails (%s): name its authority as ca.crt, and a client certificate if it asks for one, in spec.registries[].certificatesSecretRef"
              .formatted(tls.getMessage());
      // With TLS 1.3 a client certificate is missed only after the handshake.
      default ->
          "the connection broke: if it asks for a client certificate, name it in spec.registries[].certificatesSecretRef";
    };
  }
}
