// Lets dcmjs, with which OHIF exports, write a DICOM SEG, and writes the voxels it was given.
//
// Usage: node dcmjs_seg.js DCMJS MODE SERIES OUT
// MODE is binary or rle. SERIES is a folder with the slices of one CT series. OUT gets seg.dcm and,
// for each segment, NUMBER.raw: a byte a voxel, column fastest, slices ascending along the normal.

const fs = require("fs");
const path = require("path");

const [dcmjsFile, mode, series, out] = process.argv.slice(2);
const dcmjs = require(dcmjsFile);
dcmjs.log.setLevel("error");

const cross = (a) => [
  a[1] * a[5] - a[2] * a[4],
  a[2] * a[3] - a[0] * a[5],
  a[0] * a[4] - a[1] * a[3],
];

function read(file) {
  const bytes = fs.readFileSync(path.join(series, file));
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const dicom = dcmjs.data.DicomMessage.readFile(buffer);
  const set = dcmjs.data.DicomMetaDictionary.naturalizeDataset(dicom.dict);
  const normal = cross(set.ImageOrientationPatient.map(Number));
  const place = set.ImagePositionPatient.reduce((sum, x, i) => sum + Number(x) * normal[i], 0);
  return { file, buffer, place, rows: set.Rows, columns: set.Columns };
}

const code = (value, scheme, meaning) => ({
  CodeValue: value,
  CodingSchemeDesignator: scheme,
  CodeMeaning: meaning,
});

function segment(label) {
  return {
    SegmentLabel: label,
    SegmentAlgorithmType: "MANUAL",
    RecommendedDisplayCIELabValue: [34000, 45000, 39000],
    SegmentedPropertyCategoryCodeSequence: code("T-D0050", "SRT", "Tissue"),
    SegmentedPropertyTypeCodeSequence: code("T-D0050", "SRT", "Tissue"),
  };
}

/** A fixed pattern: 0 outside, else a segment; the last slice is empty. */
function labelAt(column, row, slice, slices) {
  if (slice === slices - 1) {
    return 0;
  }
  const mixed = (column * 7 + row * 13 + slice * 29) % 17;
  return mixed < 3 ? 1 : mixed < 5 ? 2 : mixed === 9 && slice % 2 ? 3 : 0;
}

async function main() {
  const ascending = fs.readdirSync(series).map(read);
  ascending.sort((a, b) => a.place - b.place);
  const { rows, columns } = ascending[0];
  const slices = ascending.length;
  const truth = [1, 2, 3].map(() => new Uint8Array(rows * columns * slices));
  const labelmaps2D = ascending.map((_, slice) => {
    const pixelData = new Uint8Array(rows * columns);
    for (let i = 0; i < pixelData.length; i++) {
      pixelData[i] = labelAt(i % columns, Math.floor(i / columns), slice, slices);
      if (pixelData[i]) {
        truth[pixelData[i] - 1][slice * rows * columns + i] = 1;
      }
    }
    const segmentsOnLabelmap = [...new Set(pixelData)].sort();
    return { pixelData, segmentsOnLabelmap };
  });
  // dcmjs numbers the frames from the last slice along the normal to the first.
  labelmaps2D.reverse();
  const images = [...ascending].reverse().map((slice) => ({
    imageId: "wadouri:" + slice.file,
    data: { byteArray: { buffer: slice.buffer } },
  }));
  const metadata = [undefined, segment("Segment 1"), segment("Tumor"), segment("Liver")];
  const blob = dcmjs.adapters.Cornerstone.Segmentation.generateSegmentation(
    images,
    { labelmaps2D, metadata },
    { includeSliceSpacing: true, rleEncode: mode === "rle" },
  );
  fs.writeFileSync(path.join(out, "seg.dcm"), Buffer.from(await blob.arrayBuffer()));
  truth.forEach((voxels, i) => fs.writeFileSync(path.join(out, `${i + 1}.raw`), voxels));
}

main();
