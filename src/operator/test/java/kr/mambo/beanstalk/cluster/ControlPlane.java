package kr.mambo.beanstalk.cluster;

import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A real etcd and kube-apiserver with the CRDs of `crds/` and the rights of `deploy/base`: one set
 * for the whole test run, ended with it. The usual one has no controller manager: nothing collects
 * garbage, empties a deleted namespace or makes pods.
 */
public final class ControlPlane {
  private static final class Holder {
    /** A task rather than a value: every test that asks is told why it could not be had. */
    static final FutureTask<ControlPlane> INSTANCE =
        new FutureTask<>(() -> new ControlPlane("control-plane"));

    static {
      INSTANCE.run();
    }
  }

  private static final class WithControllers {
    static final FutureTask<ControlPlane> INSTANCE =
        new FutureTask<>(() -> new ControlPlane("controllers", "--controller-manager"));

    static {
      INSTANCE.run();
    }
  }

  private final Path home;
  private final Process process;
  private final Config admin;

  private ControlPlane(String folder, String... more) throws IOException {
    home = Path.of("target", folder, "" + ProcessHandle.current().pid());
    process = ControlPlaneProcess.start(home, more);
    admin = Config.fromKubeconfig(kubeconfig().toFile());
    kubectl().apply("-f", "crds", "--server-side");
    kubectl().apply("-k", "deploy/base", "--selector=app.kubernetes.io/name!=eb-operator");
    kubectl()
        .run("wait", "--for=condition=Established", "crd", "--all", "--timeout=20s")
        .orElseThrow();
  }

  /**
   * The one control plane, started by the first who asks.
   *
   * @throws IllegalStateException if it cannot be had here, with what to provide
   */
  public static ControlPlane shared() {
    return get(Holder.INSTANCE);
  }

  /** Another one, with the controllers that make pods and collect garbage; there are no nodes. */
  public static ControlPlane withControllers() {
    return get(WithControllers.INSTANCE);
  }

  private static ControlPlane get(FutureTask<ControlPlane> one) {
    try {
      return one.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getMessage(), e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends the API server at once, and returns when it is back at the same address. */
  public void restartApiServer() {
    var before = apiServerStartTime().orElseThrow();
    Signals.send(process, "HUP");
    EnvironmentWaiter.within(Duration.ofSeconds(60))
        .until(() -> apiServerStartTime().filter(now -> !now.equals(before)).isPresent());
  }

  private Optional<String> apiServerStartTime() {
    var metrics = kubectl().run("get", "--raw=/metrics", "--request-timeout=2s");
    return metrics
        .stdout()
        .lines()
        .filter(line -> line.startsWith("process_start_time_seconds "))
        .findFirst();
  }

  /** How an administrator reaches it. */
  public Config admin() {
    return admin;
  }

  /** An administrator's client, to be closed by its user. */
  public KubernetesClient client() {
    return new KubernetesClientBuilder().withConfig(admin).build();
  }

  /** An administrator's kubectl. */
  public Kubectl kubectl() {
    return kubectl(kubeconfig());
  }

  /** The kubectl of whoever the file names. */
  public Kubectl kubectl(Path kubeconfig) {
    return new Kubectl(home.resolve("bin", "kubectl"), kubeconfig);
  }

  /** A token with the rights of a ServiceAccount and no more, good for an hour. */
  public String tokenOf(String namespace, String serviceAccount) {
    try (var client = client()) {
      return client
          .serviceAccounts()
          .inNamespace(namespace)
          .withName(serviceAccount)
          .tokenRequest(new TokenRequest())
          .getStatus()
          .getToken();
    }
  }

  /** A kubeconfig with the rights of a ServiceAccount and no more, good for an hour. */
  public Path kubeconfigOf(String namespace, String serviceAccount) throws IOException {
    return Files.writeString(
        Files.createTempFile(home, serviceAccount, ".kubeconfig"),
        """
        apiVersion: v1
        kind: Config
        clusters: [{name: local, cluster: {server: "%s", certificate-authority: "%s"}}]
        users: [{name: user, user: {token: "%s"}}]
        contexts: [{name: local, context: {cluster: local, user: user, namespace: "%s"}}]
        current-context: local
        """
            .formatted(
                admin.getMasterUrl(),
                admin.getCaCertFile(),
                tokenOf(namespace, serviceAccount),
                namespace));
  }

  private Path kubeconfig() {
    return home.resolve("kubeconfig");
  }
}
