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
 * ECR with the account's identity. A login is sent only to the registry's own host and to the token
 * service that it names.
 */
public final class RegistryClient implements TagResolver {
  private static final String TIMED_OUT = "it did not respond in time";
  private final AwsClients clients;
  private final AddressPolicy addressPolicy;
  private final OutageCache outages;

  /**
   * Creates a client.
   *
   * @param loopbackAllowed whether registries may have a loopback address: for tests and the demo
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
      return unresolved(image, "AWS returned no login: " + e.failure().message());
    } catch (IOException e) {
      // The caller gives up by interrupting this thread.
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

  /** Whether the registry did not respond at all, regardless of the request. */
  private static boolean isUnreachable(IOException e) {
    return e instanceof UnknownHostException
        || e instanceof SocketTimeoutException
        || e instanceof ConnectException
        || e instanceof NoRouteToHostException;
  }

  private static String describe(IOException e) {
    return switch (e) {
      case RequestBlockedException ours -> String.valueOf(ours.getMessage());
      case UnknownHostException _ -> "its host name could not be resolved";
      case SocketTimeoutException _ -> TIMED_OUT;
      case ConnectException _ -> "it is unreachable";
      case NoRouteToHostException _ -> "it is unreachable";
      case SSLException tls ->
          "the TLS handshake failed (%s): add its CA certificate as ca.crt, and a client certificate if it requires one, to the Secret of spec.registries[].certificatesSecretRef"
              .formatted(tls.getMessage());
      // With TLS 1.3 a missing client certificate is reported only after the handshake.
      default ->
          "the connection was closed: if the registry requires a client certificate, add it to the Secret of spec.registries[].certificatesSecretRef";
    };
  }
}
