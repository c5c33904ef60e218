package kr.mambo.beanstalk.registry;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS connections to allowed addresses. A name is resolved once, and the checked address is the one
 * that is connected to, so that DNS rebinding has no effect.
 */
final class GuardedSocketFactory extends SSLSocketFactory {
  private final SSLSocketFactory delegate;
  private final AddressPolicy addressPolicy;

  GuardedSocketFactory(SSLSocketFactory delegate, AddressPolicy addressPolicy) {
    this.delegate = delegate;
    this.addressPolicy = addressPolicy;
  }

  /** Not connected yet. The JDK's HTTP client connects it, then layers TLS over it. */
  @Override
  public Socket createSocket() {
    return new Socket() {
      @Override
      public void connect(SocketAddress endpoint, int timeout) throws IOException {
        if (!(endpoint instanceof InetSocketAddress internet)) {
          throw new IOException("not an internet address");
        }
        if (internet.isUnresolved())
          throw new UnknownHostException("its host name could not be resolved");
        addressPolicy.check(internet.getAddress());
        super.connect(endpoint, timeout);
      }
    };
  }

  /** TLS over a connection that {@link #createSocket()} has checked. */
  @Override
  public Socket createSocket(Socket connected, String host, int port, boolean autoClose)
      throws IOException {
    var socket = (SSLSocket) delegate.createSocket(connected, host, port, autoClose);
    var parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw uncheckedAddress();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    throw uncheckedAddress();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw uncheckedAddress();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    throw uncheckedAddress();
  }

  private static IOException uncheckedAddress() {
    return new IOException("connections to unchecked addresses are not supported");
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return delegate.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return delegate.getSupportedCipherSuites();
  }
}
