"""Times PyRadiomics on one case: image, mask, settings; prints seconds of the second run as JSON."""
import json
import logging
import sys
import time

import radiomics
from radiomics import featureextractor

radiomics.logger.setLevel(logging.ERROR)
image, mask, settings = sys.argv[1:4]
extractor = featureextractor.RadiomicsFeatureExtractor(settings)
extractor.execute(image, mask)
cpu, wall = time.process_time(), time.perf_counter()
values = extractor.execute(image, mask)
cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
names = [name for name in values if not name.startswith("diagnostics_")]
print(json.dumps({"version": radiomics.__version__, "cpu_s": cpu, "wall_s": wall, "features": len(names)}))
