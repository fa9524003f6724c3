package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByTextOptions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * OHIF as a person sees it: a study list, series at the left, one viewport, panels at the right.
 *
 * @param page of the browser
 * @param pictures folder of the screenshots
 */
record OhifPage(Page page, Path pictures) {

  void open(URI address) {
    page.navigate(address.toString());
  }

  /** Waits until a text is on the page. */
  void awaitText(String text) {
    page.getByText(text, new GetByTextOptions().setExact(false)).first().waitFor();
  }

  /** All text of the page, as it is laid out. */
  String text() {
    return page.locator("body").innerText();
  }

  /** Waits until the viewport looks so, and returns what it looks like then. */
  Picture awaitViewport(Predicate<Picture> looks) {
    Picture[] last = new Picture[1];
    page.waitForCondition(
        () -> {
          last[0] = viewport();
          return looks.test(last[0]);
        });
    return last[0];
  }

  Picture viewport() {
    return new Picture(page.locator("[data-cy=viewport-pane]").first().screenshot());
  }

  /** Opens a series at the left as a person does, by a double click. */
  void openSeries(String description) {
    series(description).dblclick();
  }

  Locator series(String description) {
    return page.locator("[data-cy=series-description-label]")
        .filter(new Locator.FilterOptions().setHasText(description))
        .first();
  }

  /** Waits for the question whether this segmentation shall be opened, and says yes. */
  void agreeToOpenIt() {
    Locator yes = page.locator("[data-cy=yes-hydrate-btn]");
    yes.click();
    yes.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  /** Waits until the viewport holds a PDF; what it looks like is the browser's matter. */
  void awaitPdf() {
    page.locator("object[type='application/pdf'][data^='blob:']").first().waitFor();
  }

  /** Opens the list of segmentations at the right. */
  void openSegmentationPanel() {
    page.locator("[data-cy=panelSegmentation-btn]").first().click();
  }

  /** Keeps the whole page as a picture. */
  void keep(String name) {
    new Picture(page.screenshot()).write(pictures.resolve(name + ".png"));
    assertThat(pictures.resolve(name + ".png")).isNotEmptyFile();
  }
}
