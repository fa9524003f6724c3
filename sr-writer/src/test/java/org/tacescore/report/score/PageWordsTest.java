package org.tacescore.report.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tacescore.refusal.Refusal;

class PageWordsTest {
  @ParameterizedTest
  @EnumSource(PageLanguage.class)
  void everyLanguageHasTheFixedWords(PageLanguage language) {
    Set<String> english = new TreeSet<>(PageWords.in(PageLanguage.EN).keys());

    assertThat(PageWords.in(language).keys()).containsAll(english);
  }

  @ParameterizedTest
  @EnumSource(PageLanguage.class)
  void everyLanguageHasItsOwnSentences(PageLanguage language) {
    PageWords words = PageWords.in(language);

    for (Refusal reason : Refusal.values()) {
      boolean told = !words.sentence(reason).equals(reason.sentence());
      assertThat(told).as("%s in %s", reason, language).isEqualTo(language != PageLanguage.EN);
      assertThat(words.get("mender." + reason.mender())).isNotBlank();
    }
  }

  @ParameterizedTest
  @EnumSource(PageLanguage.class)
  void noFixedWordReadsAsAdvice(PageLanguage language) {
    PageWords words = PageWords.in(language);

    for (String key : words.keys()) {
      assertThat(AdviceWords.in(words.get(key))).as(key).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(PageLanguage.class)
  void everyFixedWordCanBeShown(PageLanguage language) {
    PageWords words = PageWords.in(language);

    for (String key : words.keys()) {
      Xhtml out = new Xhtml().text(words.get(key));
      assertThat(out.lacksLetters()).as(key).isFalse();
    }
  }

  @Test
  void noWordOfAnotherLanguageIsEnglish() {
    Pattern english = Pattern.compile("\\b(the|and|with|this|not|only|used|were)\\b");

    for (PageLanguage language : PageLanguage.values()) {
      PageWords words = PageWords.in(language);
      if (language != PageLanguage.EN) {
        words
            .keys()
            .forEach(key -> assertThat(words.get(key)).as(key).doesNotContainPattern(english));
      }
    }
  }

  @Test
  void findsAdvice() {
    assertThat(AdviceWords.in("TACE should be repeated")).containsExactly("should");
    assertThat(AdviceWords.in("Repeat TACE is recommended.")).containsExactly("recommend");
    assertThat(AdviceWords.in("Eine Resektion ist zu empfehlen")).containsExactly("empfehl");
    assertThat(AdviceWords.in("建议再次治疗")).containsExactly("建议");
    assertThat(AdviceWords.in("Overall survival after treatment")).isEmpty();
  }

  @Test
  void tagsFindTheirLanguage() {
    assertThat(PageLanguage.of("de-AT")).contains(PageLanguage.DE);
    assertThat(PageLanguage.of("zh-Hans-CN")).contains(PageLanguage.ZH);
    assertThat(PageLanguage.of("ko")).isEmpty();
    assertThat(PageLanguage.of("")).isEmpty();
  }
}
