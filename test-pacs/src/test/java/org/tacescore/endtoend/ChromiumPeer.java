package org.tacescore.endtoend;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Debian's Chromium without a window, driven by Playwright over Debian's Node.js. It resolves no
 * name but this machine's, so that a page that calls home reaches nobody.
 */
final class ChromiumPeer implements AutoCloseable {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;

  /** WebGL by the processor; nothing of the browser's own goes out. */
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--use-angle=swiftshader",
          "--enable-unsafe-swiftshader",
          "--disable-background-networking",
          "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");

  private final Playwright playwright;
  private final Browser browser;
  private final Page page;
  private final Queue<String> requests = new ConcurrentLinkedQueue<>();
  private final Queue<String> errors = new ConcurrentLinkedQueue<>();

  private ChromiumPeer(Path node, Path chromium) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(
                    Map.of(
                        "PLAYWRIGHT_NODEJS_PATH",
                        node.toString(),
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1")));
    browser =
        playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(chromium).setArgs(ARGUMENTS));
    page = browser.newPage(new Browser.NewPageOptions().setViewportSize(WIDTH, HEIGHT));
    page.onRequest(request -> requests.add(request.url()));
    page.onPageError(errors::add);
  }

  /**
   * Starts a browser with one page.
   *
   * @param patience for what a page is waited for
   */
  static ChromiumPeer start(Duration patience) {
    ChromiumPeer peer =
        new ChromiumPeer(
            PeerProgram.require("node", "nodejs").path(),
            PeerProgram.require("chromium", "chromium").path());
    peer.page.setDefaultTimeout(patience.toMillis());
    return peer;
  }

  Page page() {
    return page;
  }

  /** URLs that pages asked for, without what they hold themselves (blob and data). */
  List<String> requests() {
    return requests.stream().filter(url -> url.startsWith("http")).toList();
  }

  /** Errors of scripts that nobody caught. */
  List<String> errors() {
    return List.copyOf(errors);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
