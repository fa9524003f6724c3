package org.tacescore.worker.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.worker.receive.TestInstances;

/** QIDO-RS on three small studies. */
class SearchTest {
  @TempDir static Path folder;
  private static ServedStore served;

  @BeforeAll
  static void start() {
    served = ServedStore.start(folder);
    served.receive(
        study(1, "Müller^Änne=山田^太郎", "20240105", "101500"),
        study(2, "SMITH^JOHN", "20240220", "235959.5"),
        study(3, "Smith_son^Ann", "20250301", "08"),
        series(2, 2, "SEG"));
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  private static Attributes study(int number, String name, String date, String time) {
    Attributes image = TestInstances.ct(number);
    image.setString(Tag.StudyInstanceUID, VR.UI, "1.2." + number);
    image.setString(Tag.SeriesInstanceUID, VR.UI, "1.2." + number + ".1");
    image.setString(Tag.SOPInstanceUID, VR.UI, "1.2." + number + ".1.1");
    image.setString(Tag.PatientName, VR.PN, name);
    image.setString(Tag.PatientID, VR.LO, "P" + number);
    image.setString(Tag.StudyDate, VR.DA, date);
    image.setString(Tag.StudyTime, VR.TM, time);
    image.setString(Tag.AccessionNumber, VR.SH, "A-" + number);
    image.setString(Tag.StudyDescription, VR.LO, "CT Liver 100%");
    image.setInt(Tag.SeriesNumber, VR.IS, number);
    image.setString(Tag.SeriesDate, VR.DA, date);
    Attributes request = new Attributes();
    request.setString(Tag.ScheduledProcedureStepID, VR.SH, "SPS" + number);
    request.setString(Tag.RequestedProcedureID, VR.SH, "RP" + number);
    Sequence requests = image.newSequence(Tag.RequestAttributesSequence, 1);
    requests.add(request);
    return image;
  }

  private static Attributes series(int study, int number, String modality) {
    Attributes image = study(study, "SMITH^JOHN", "20240220", "235959.5");
    image.setString(Tag.SeriesInstanceUID, VR.UI, "1.2." + study + "." + number);
    image.setString(Tag.SOPInstanceUID, VR.UI, "1.2." + study + "." + number + ".1");
    image.setString(Tag.Modality, VR.CS, modality);
    image.setInt(Tag.SeriesNumber, VR.IS, number);
    return image;
  }

  private static List<String> uids(JsonNode results, String tag) {
    List<String> uids = new ArrayList<>();
    results.forEach(result -> uids.add(text(result, tag)));
    return uids;
  }

  private static String text(JsonNode result, String tag) {
    return result.path(tag).path("Value").path(0).asText();
  }

  @Test
  void aStudyIsToldWithWhatIsCounted() {
    JsonNode study = served.search("/studies?PatientID=P2").path(0);

    assertThat(text(study, "0020000D")).isEqualTo("1.2.2");
    assertThat(study.at("/00100010/Value/0/Alphabetic").asText()).isEqualTo("SMITH^JOHN");
    assertThat(study.at("/00080061/Value").toString()).isEqualTo("[\"CT\",\"SEG\"]");
    assertThat(study.at("/00201206/Value/0").intValue()).isEqualTo(2);
    assertThat(study.at("/00201208/Value/0").intValue()).isEqualTo(2);
    assertThat(study.at("/00080056/Value/0").asText()).isEqualTo("ONLINE");
    assertThat(study.at("/00081190/Value/0").asText())
        .isEqualTo("http://127.0.0.1:" + served.port() + "/dicom-web/studies/1.2.2");
    assertThat(study.path("00100030").path("vr").asText()).isEqualTo("DA");
    assertThat(study.path("00100030").has("Value")).isFalse();
    List<String> tags = new ArrayList<>();
    study.fieldNames().forEachRemaining(tags::add);
    assertThat(tags).isSorted().doesNotContain("00080060", "00081030x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "|1.2.3,1.2.2,1.2.1",
        "PatientID=|1.2.3,1.2.2,1.2.1",
        "PatientID=*|1.2.3,1.2.2,1.2.1",
        "PatientID=P1|1.2.1",
        "PatientID=p1|none",
        "00100020=P2|1.2.2",
        "PatientID=P?|1.2.3,1.2.2,1.2.1",
        "PatientName=smith*|1.2.3,1.2.2",
        "PatientName=SMITH%5EJOHN|1.2.2",
        "PatientName=Smith_*|1.2.3",
        "PatientName=Smith|none",
        "PatientName=m%C3%BCller%5E%C3%84NNE|1.2.1",
        "PatientName=%E5%B1%B1%E7%94%B0*|1.2.1",
        "StudyDate=20240220|1.2.2",
        "StudyDate=20240101-20241231|1.2.2,1.2.1",
        "StudyDate=20240221-|1.2.3",
        "StudyDate=-20240105|1.2.1",
        "StudyTime=1015|1.2.1",
        "StudyTime=1000-2359|1.2.2,1.2.1",
        "StudyTime=0759-0800|1.2.3",
        "StudyDescription=*100%25|1.2.3,1.2.2,1.2.1",
        "StudyDescription=*1%25|none",
        "StudyInstanceUID=1.2.1,1.2.3|1.2.3,1.2.1",
        "StudyInstanceUID=1.2.1%5C1.2.2|1.2.2,1.2.1",
        "ModalitiesInStudy=SEG|1.2.2",
        "ModalitiesInStudy=SEG%5CMR|1.2.2",
        "ModalitiesInStudy=S?G|1.2.2",
        "ModalitiesInStudy=SE|none",
        "AccessionNumber=A-2&PatientSex=|1.2.2",
        "limit=1|1.2.3",
        "limit=1&offset=1|1.2.2",
        "offset=3|none"
      })
  void findsStudiesByTheirAttributes(String query, String expected) {
    JsonNode results = served.search("/studies" + (query == null ? "" : "?" + query));

    assertThat(String.join(",", uids(results, "0020000D")))
        .isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void findsSeriesOfAllStudiesAndOfOne() {
    assertThat(uids(served.search("/series?Modality=SEG"), "0020000E")).containsExactly("1.2.2.2");
    assertThat(uids(served.search("/series?PatientID=P2"), "0020000E"))
        .containsExactly("1.2.2.1", "1.2.2.2");
    assertThat(uids(served.search("/studies/1.2.2/series?SeriesNumber=02"), "0020000E"))
        .containsExactlyInAnyOrder("1.2.2.1", "1.2.2.2");
    assertThat(
            uids(
                served.search("/series?RequestAttributesSequence.ScheduledProcedureStepID=SPS3"),
                "0020000E"))
        .containsExactly("1.2.3.1");
    assertThat(uids(served.search("/series?00400275.00401001=RP1"), "0020000E"))
        .containsExactly("1.2.1.1");
    assertThat(served.search("/studies/1.2.9/series")).isEmpty();

    JsonNode ofStudy = served.search("/studies/1.2.1/series").path(0);
    JsonNode ofAll = served.search("/series?StudyInstanceUID=1.2.1").path(0);
    assertThat(ofStudy.has("00100010")).isFalse();
    assertThat(ofStudy.at("/00201209/Value/0").intValue()).isEqualTo(1);
    assertThat(ofStudy.at("/00400275/Value/0/00400009/Value/0").asText()).isEqualTo("SPS1");
    assertThat(ofAll.at("/00100010/Value/0/Ideographic").asText()).isEqualTo("山田^太郎");
  }

  @Test
  void findsInstances() {
    assertThat(uids(served.search("/instances?Modality=SEG"), "00080018"))
        .containsExactly("1.2.2.2.1");
    assertThat(served.search("/studies/1.2.2/instances")).hasSize(2);
    JsonNode instance = served.search("/studies/1.2.2/series/1.2.2.1/instances").path(0);

    assertThat(instance.at("/00280010/Value/0").intValue()).isEqualTo(16);
    assertThat(instance.at("/00083002/Value/0").asText()).isEqualTo(TestInstances.TRANSFER_SYNTAX);
    assertThat(text(instance, "00081190")).endsWith("/series/1.2.2.1/instances/1.2.2.1.1");
    assertThat(instance.has("00100010")).isFalse();
    assertThat(instance.has("00080060")).isFalse();
  }

  @Test
  void includesWhatIsAskedFor() {
    assertThat(served.search("/studies/1.2.1/series").path(0).has("00080021")).isFalse();
    assertThat(
            text(
                served.search("/studies/1.2.1/series?includefield=SeriesDate").path(0), "00080021"))
        .isEqualTo("20240105");
    assertThat(
            served
                .search("/studies/1.2.1/series?includefield=00080021,00100010")
                .path(0)
                .has("00100010"))
        .isTrue();
    assertThat(served.search("/studies/1.2.1/series?includefield=all").path(0).has("00080021"))
        .isTrue();
  }

  @Test
  void warnsOfMoreResultsAndOfFuzzyMatching() {
    HttpResponse<byte[]> page = served.get("/studies?limit=2&fuzzymatching=true");

    assertThat(page.headers().firstValue("Warning").orElse(""))
        .contains("299 ", "There are 1 additional results that can be requested")
        .contains("The fuzzymatching parameter is not supported. Only literal matching");
    assertThat(served.get("/studies?limit=3&fuzzymatching=false").headers().firstValue("Warning"))
        .isEmpty();
    assertThat(served.get("/studies?limit=0").statusCode()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=-1",
        "limit=x",
        "limit=99999999999",
        "limit=1&limit=2",
        "offset=1e3",
        "fuzzymatching=maybe",
        "StudyDate=2024",
        "StudyDate=2024*",
        "StudyDate=-",
        "StudyDate=20240101--20240202",
        "StudyTime=25",
        "StudyInstanceUID=1.2.x",
        "StudyInstanceUID=,",
        "Modality=CT",
        "SOPInstanceUID=1.2",
        "NoSuchKeyword=1",
        "includefield=NoSuchKeyword",
        "00100020x=1",
        "PatientID=1&PatientID=2",
        "PixelData=1",
        "1%27%20or%201=1",
        "%3Cscript%3E=1"
      })
  void refusesWhatItCannotUnderstand(String query) {
    HttpResponse<byte[]> response = served.get("/studies?" + query);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(ServedStore.header(response, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(ServedStore.json(response).path("code").asText()).isEqualTo("BAD_REQUEST");
    assertThat(new String(response.body(), StandardCharsets.UTF_8)).doesNotContain("<script");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"' or '1'='1", "P1'--", "%_%", "!", "\\", "\\' or 1=1", "*') or ('1'='1", "P_"})
  void valuesAreNoSqlAndNoPatternOfTheDatabase(String value) {
    String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);

    for (String key : List.of("PatientID", "PatientName", "AccessionNumber", "StudyDescription")) {
      assertThat(served.search("/studies?" + key + "=" + encoded)).as(key).isEmpty();
      assertThat(served.search("/studies?" + key + "=*" + encoded + "?")).as(key).isEmpty();
    }
  }

  @Test
  void answersInJsonAlone() {
    assertThat(ServedStore.header(served.get("/studies"), "Content-Type"))
        .isEqualTo("application/dicom+json");
    assertThat(
            ServedStore.header(
                served.get("/studies", "Accept", "application/json;q=0.5"), "Content-Type"))
        .isEqualTo("application/json");
    HttpResponse<byte[]> xml =
        served.get("/studies", "Accept", "multipart/related; type=\"application/dicom+xml\"");
    assertThat(xml.statusCode()).isEqualTo(406);
    assertThat(
            served
                .get("/studies?accept=application/dicom%2Bjson", "Accept", "text/html")
                .statusCode())
        .isEqualTo(200);
  }
}
