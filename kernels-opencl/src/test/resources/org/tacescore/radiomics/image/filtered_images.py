"""Filters a volume by the formulas in numpy, scipy, PyWavelets and scikit-image.

usage: filtered_images.py FOLDER COLUMNS ROWS SLICES TYPE DX DY DZ JOB...
reads FOLDER/image (big-endian doubles, column fastest), cast to the numpy type TYPE; writes each
image as FOLDER/<job number>-<image name>. Jobs: wavelet:NAME:LEVELS:START:AXES (AXES of z, y, x as
numbers 2 1 0), square, squareroot, logarithm, exponential, gradient:SPACING,
lbp2d:RADIUS:SAMPLES:METHOD:AXIS, lbp3d:LEVELS:RADIUS:SUBDIVISION.
"""
import os
import sys

import numpy as np

folder, columns, rows, slices, kind = sys.argv[1], *map(int, sys.argv[2:5]), sys.argv[5]
spacing = [float(mm) for mm in sys.argv[6:9]][::-1]
image = np.fromfile(os.path.join(folder, 'image'), '>f8').reshape(slices, rows, columns)
image = image.astype(kind)


def write(job, name, array):
    array.astype('>f8').tofile(os.path.join(folder, '%d-%s' % (job, name)))


def wavelet(job, name, levels, start, axes):
    import pywt
    axes = [int(axis) for axis in axes]
    data = np.pad(image, [(0, size % 2) for size in image.shape], 'wrap')
    crop = tuple(slice(size) for size in image.shape)
    low = 'a' * len(axes)
    for level in range(int(start) + int(levels)):
        bands = pywt.swtn(data, name, 1, 0, axes)[0]
        data = bands.pop(low)
        used = level - int(start) + 1
        prefix = 'wavelet-' if used <= 1 else 'wavelet%d-' % used
        for band in bands if used > 0 else []:
            write(job, prefix + band.replace('a', 'L').replace('d', 'H'), bands[band][crop])
    write(job, prefix + 'L' * len(axes), data[crop])


def square(job):
    x = image.astype(float)
    write(job, 'square', (x / np.sqrt(abs(x).max())) ** 2)


def squareroot(job):
    x = image.astype(float)
    write(job, 'squareroot', np.sign(x) * np.sqrt(abs(x) * abs(x).max()))


def logarithm(job):
    x = image.astype(float)
    log = np.sign(x) * np.log(abs(x) + 1)
    write(job, 'logarithm', log * abs(x).max() / abs(log).max())


def exponential(job):
    x = image.astype(float)
    write(job, 'exponential', np.exp(x * np.log(abs(x).max()) / abs(x).max()))


def gradient(job, useSpacing):
    x = np.pad(image.astype(float), 1, 'edge')
    squares = 0
    for axis, mm in enumerate(spacing):
        step = 2 * (mm if useSpacing == 'true' else 1)
        ends = [slice(1, -1)] * 3, [slice(1, -1)] * 3
        ends[0][axis], ends[1][axis] = slice(2, None), slice(None, -2)
        squares = squares + ((x[tuple(ends[0])] - x[tuple(ends[1])]) / step) ** 2
    write(job, 'gradient', np.sqrt(squares).astype('f4'))


def lbp2d(job, radius, samples, method, axis):
    from skimage.feature import local_binary_pattern
    patterns = image.copy()
    for plane in np.moveaxis(patterns, int(axis), 0):
        # PyRadiomics swaps axes, so that a plane of one column has rows down and slices across.
        view = plane.T if axis == '2' else plane
        view[...] = local_binary_pattern(view, int(samples), float(radius), method)
    write(job, 'lbp-2D', patterns)


def icosphere(subdivisions, radius):
    golden = (1 + 5 ** 0.5) / 2
    corners = [np.roll((0, one, t), turn) for turn in range(3)
               for one in (-1, 1) for t in (-golden, golden)]
    triples = [(a, b, c) for a in range(12) for b in range(a) for c in range(b)]
    near = lambda *them: all(abs(np.linalg.norm(corners[i] - corners[j]) - 2) < 1e-9
                             for i, j in zip(them, them[1:] + them[:1]))
    faces = [[corners[i] for i in triple] for triple in triples if near(*triple)]
    push = lambda point: point / np.linalg.norm(point)
    for _ in range(subdivisions):
        divided = []
        for a, b, c in faces:
            ab, bc, ca = (push(push(p) + push(q)) for p, q in ((a, b), (b, c), (c, a)))
            divided += [(a, ab, ca), (ab, b, bc), (ca, bc, c), (ab, bc, ca)]
        faces = divided
    points = {tuple(np.round(push(p), 9)): push(p) for face in faces for p in face}
    return radius * np.array(list(points.values()))


def lbp3d(job, levels, radius, subdivision):
    from scipy.ndimage import map_coordinates
    from scipy.special import sph_harm
    from scipy.stats import kurtosis
    points = icosphere(int(subdivision), float(radius))
    polar, azimuth = np.arccos(points[:, 2] / float(radius)), np.arctan2(points[:, 1], points[:, 0])
    places = np.indices(image.shape).reshape(3, -1, 1) + points.T[:, None, :]
    samples = map_coordinates(image, places, order=3)
    write(job, 'lbp-3D-k', kurtosis(samples, axis=1))
    high = (samples >= image.reshape(-1, 1)).astype(float)
    for degree in range(int(levels)):
        pattern = 0
        for order in range(-degree, degree + 1):
            harmonic = sph_harm(order, degree, polar, azimuth)
            pattern = pattern + np.outer(high @ harmonic, harmonic)
        share = np.sqrt((pattern ** 2).sum(axis=1)).real
        write(job, 'lbp-3D-m%d' % (degree + 1), share)


for number, job in enumerate(sys.argv[9:]):
    name, *arguments = job.split(':')
    globals()[name](number, *arguments)
