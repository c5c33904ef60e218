package kr.mambo.beanstalk.emulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import kr.mambo.beanstalk.emulator.control.ControlEndpoint;
import kr.mambo.beanstalk.emulator.http.HttpListener;

/** The first port: the control interface below its root, the services at all other paths. */
record PathDispatcher(HttpListener.Handler control, HttpListener.Handler services)
    implements HttpListener.Handler {

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var path = String.valueOf(exchange.getRequestURI().getRawPath());
    boolean isControl =
        path.equals(ControlEndpoint.ROOT) || path.startsWith(ControlEndpoint.ROOT + "/");
    (isControl ? control : services).handle(exchange);
  }
}
