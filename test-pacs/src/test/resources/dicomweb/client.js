// Asks a DICOMweb server by dicomweb-client. Arguments: the client's module, the server's base, a Study Instance UID.
// Prints what came as one JSON object.
"use strict";

const [, , modulePath, base, study] = process.argv;

/** The part of a browser's XMLHttpRequest that the client uses, over Node's fetch. */
globalThis.XMLHttpRequest = class {
  readyState = 0;
  responseType = "";
  #headers = {};

  open(method, url) {
    this.method = method.toUpperCase();
    this.url = url;
  }

  setRequestHeader(name, value) {
    this.#headers[name] = value;
  }

  getResponseHeader(name) {
    return this.answered.headers.get(name);
  }

  getAllResponseHeaders() {
    return [...this.answered.headers].map(([name, value]) => `${name}: ${value}\r\n`).join("");
  }

  async send() {
    this.answered = await fetch(this.url, { method: this.method, headers: this.#headers });
    this.status = this.answered.status;
    const bytes = await this.answered.arrayBuffer();
    const isJson = this.responseType === "json" && bytes.byteLength > 0;
    this.response = isJson ? JSON.parse(Buffer.from(bytes).toString("utf8")) : bytes;
    this.readyState = 4;
    this.onreadystatechange();
  }
};

const { api } = require(modulePath);
const client = new api.DICOMwebClient({ url: base, verbose: false });
/** The client answers a body that came alone as an array of one. */
const bytes = (body) => Buffer.from(Array.isArray(body) ? body[0] : body);
const text = (result, tag) => result[tag]?.Value?.[0];

async function main() {
  const found = {};
  const studies = await client.searchForStudies({ queryParams: { StudyInstanceUID: study, limit: 5 } });
  found.studies = studies.length;
  found.modalities = text(studies[0], "00080061") && studies[0]["00080061"].Value;
  const series = await client.searchForSeries({ studyInstanceUID: study });
  found.series = series.length;
  const ct = series.find((one) => text(one, "00080060") === "CT");
  const seriesInstanceUID = text(ct, "0020000E");
  const instances = await client.searchForInstances({ studyInstanceUID: study, seriesInstanceUID });
  found.instances = instances.length;
  const sopInstanceUID = text(instances[0], "00080018");
  const one = { studyInstanceUID: study, seriesInstanceUID, sopInstanceUID };
  found.rows = text(instances[0], "00280010");
  found.columns = text(instances[0], "00280011");

  found.studyMetadata = (await client.retrieveStudyMetadata({ studyInstanceUID: study })).length;
  found.seriesMetadata = (await client.retrieveSeriesMetadata(one)).length;
  const metadata = (await client.retrieveInstanceMetadata(one))[0];
  const bulk = metadata["7FE00010"].BulkDataURI;
  found.bulkBytes = (await client.retrieveBulkData({ BulkDataURI: bulk }))[0].byteLength;
  found.frameBytes = (await client.retrieveInstanceFrames({ ...one, frameNumbers: [1] }))[0].byteLength;
  const file = bytes(await client.retrieveInstance(one));
  found.prefix = file.toString("latin1", 128, 132);
  found.files = (await client.retrieveSeries(one)).length;
  found.allFiles = (await client.retrieveStudy({ studyInstanceUID: study })).length;
  const jpeg = [{ mediaType: "image/jpeg" }];
  const picture = bytes(await client.retrieveInstanceRendered({ ...one, mediaTypes: jpeg }));
  found.rendered = picture.subarray(0, 2).toString("hex");
  const small = bytes(await client.retrieveInstanceThumbnail({ ...one, mediaTypes: jpeg }));
  found.thumbnail = small.subarray(0, 2).toString("hex");
  const png = [{ mediaType: "image/png" }];
  const frame = await client.retrieveInstanceFramesRendered({ ...one, frameNumbers: [1], mediaTypes: png });
  found.frameRendered = bytes(frame).subarray(1, 4).toString("latin1");
  found.nothing = (await client.searchForStudies({ queryParams: { PatientID: "nobody" } })).length;
  try {
    await client.retrieveStudyMetadata({ studyInstanceUID: "1.2.3" });
  } catch (error) {
    found.unknownStudy = error.status;
  }
  console.log(JSON.stringify(found));
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
