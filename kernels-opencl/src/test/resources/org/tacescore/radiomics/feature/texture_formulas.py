"""Texture and first order features of a small volume, from their definitions and as they stand.

Reads: spacing (column, row, slice); weighting, symmetric, alpha, plane, voxel shift, distances;
size; grey level of each voxel, column fastest, 0 outside; intensity of each voxel.
"""
import itertools
import sys

import numpy as np
from scipy import ndimage

EPS = np.spacing(1)
spacing = np.array(sys.stdin.readline().split(), float)[::-1]
weighting, symmetric, alpha, plane, shift, *distances = sys.stdin.readline().split()
symmetric, alpha, shift = symmetric == 'true', int(alpha), float(shift)
distances = [int(d) for d in distances]
size = [int(n) for n in sys.stdin.readline().split()][::-1]
grey = np.array(sys.stdin.readline().split(), int).reshape(size)
intensity = np.array(sys.stdin.readline().split(), float).reshape(size)
levels = np.unique(grey[grey > 0])
HELD = {'SLICE': 0, 'ROW': 1, 'COLUMN': 2}.get(plane, -1)


def all_steps(distances):
    reach = range(-max(distances), max(distances) + 1)
    return [s for s in itertools.product(reach, repeat=3)
            if np.abs(s).max() in distances and (HELD < 0 or s[HELD] == 0)]


def half(steps):
    return [s for s in steps if s > (0, 0, 0)]


def moved(step):
    """The grey level at voxel + step, 0 outside."""
    pad = max(max(distances), 1)
    wide = np.pad(grey, pad)
    return wide[tuple(slice(pad + d, pad + d + n) for d, n in zip(step, size))]


def length(step):
    mm = np.abs(step) * spacing
    return {'MANHATTAN': mm.sum(), 'EUCLIDEAN': np.sqrt((mm ** 2).sum()),
            'INFINITY': mm.max()}.get(weighting)


def combine(matrices, weights):
    """One matrix a direction, or their weighted sum; without those that are empty."""
    if weighting != 'AVERAGED':
        matrices = [sum(m * w for m, w in zip(matrices, weights))]
    return [m for m in matrices if m.sum() > 0]


def report(name, each):
    for feature in each[0]:
        print(name, feature, repr(float(np.nanmean([values[feature] for values in each]))))


def entropy(p, q=None):
    return -np.sum(p * np.log2((p if q is None else q) + EPS))


def glcm(counts):
    p = counts / counts.sum()
    i, j = np.meshgrid(levels.astype(float), levels.astype(float), indexing='ij')
    px, py = p.sum(1), p.sum(0)
    product = np.outer(px, py)
    mx, my = (p * i).sum(), (p * j).sum()
    sx, sy = np.sqrt((p * (i - mx) ** 2).sum()), np.sqrt((p * (j - my) ** 2).sum())
    highest = levels.max()
    plus = np.array([p[i + j == k].sum() for k in range(2, 2 * highest + 1)])
    minus = np.array([p[abs(i - j) == k].sum() for k in range(highest)])
    k = np.arange(highest)
    hx, hy, hxy = entropy(px), entropy(py), entropy(p)
    difference = (k * minus).sum()
    q = np.array([[np.sum(p[a] * p[b] / (px[a] * py + EPS)) for b in range(len(levels))]
                  for a in range(len(levels))])
    eigenvalues = np.sort(np.linalg.eigvals(q).real)
    cluster = i + j - mx - my
    tendency = (p * cluster ** 2).sum()
    return {
        'Autocorrelation': (p * i * j).sum(), 'JointAverage': mx,
        'ClusterProminence': (p * cluster ** 4).sum(), 'ClusterShade': (p * cluster ** 3).sum(),
        'ClusterTendency': tendency, 'SumVariance': tendency,
        'Contrast': (p * (i - j) ** 2).sum(),
        'Correlation': (p * (i - mx) * (j - my)).sum() / (sx * sy + EPS) if sx * sy else 1,
        'DifferenceAverage': difference, 'Dissimilarity': difference,
        'DifferenceEntropy': entropy(minus),
        'DifferenceVariance': (minus * (k - difference) ** 2).sum(),
        'JointEnergy': (p ** 2).sum(), 'JointEntropy': hxy,
        'Id': (minus / (1 + k)).sum(), 'Homogeneity1': (minus / (1 + k)).sum(),
        'Idm': (minus / (1 + k ** 2)).sum(), 'Homogeneity2': (minus / (1 + k ** 2)).sum(),
        'Idn': (minus / (1 + k / highest)).sum(),
        'Idmn': (minus / (1 + k ** 2 / highest ** 2)).sum(),
        'InverseVariance': (minus[1:] / k[1:] ** 2).sum(), 'MaximumProbability': p.max(),
        'Imc1': (hxy - entropy(p, product)) / max(hx, hy),
        'Imc2': np.sqrt(1 - np.exp(-2 * (entropy(product) - hxy))),
        'MCC': np.sqrt(eigenvalues[-2]),
        'SumAverage': (np.arange(2, 2 * highest + 1) * plus).sum(), 'SumEntropy': entropy(plus),
        'SumSquares': (p * (i - mx) ** 2).sum()}


def size_features(w, names):
    """Sixteen features of a matrix of level by size, under the names of a family."""
    n = w.sum()
    p = w / n
    i = levels.astype(float)[:, None]
    j = np.arange(1, w.shape[1] + 1, dtype=float)[None, :]
    values = [
        (w.sum(1) ** 2).sum() / n, (p.sum(1) ** 2).sum(), (p * (i - (p * i).sum()) ** 2).sum(),
        (w * i ** 2).sum() / n, (w / i ** 2).sum() / n,
        (w * j ** 2).sum() / n, (w * i ** 2 * j ** 2).sum() / n, (w * j ** 2 / i ** 2).sum() / n,
        (w / j ** 2).sum() / n, (w * i ** 2 / j ** 2).sum() / n, (w / (i * j) ** 2).sum() / n,
        (w.sum(0) ** 2).sum() / n, (p.sum(0) ** 2).sum(), (p * (j - (p * j).sum()) ** 2).sum(),
        n / (w * j).sum(), entropy(p)]
    return dict(zip(names.split(), values))


def matrix(pairs):
    """Counts of (level, size)."""
    pairs = np.array(pairs)
    counts = np.zeros((len(levels), pairs[:, 1].max()))
    np.add.at(counts, (np.searchsorted(levels, pairs[:, 0]), pairs[:, 1] - 1), 1)
    return counts


def lines(step):
    """All straight lines of the box in a direction."""
    for start in itertools.product(*(range(n) for n in size)):
        before = np.subtract(start, step)
        if ((before < 0) | (before >= size)).any():
            line, at = [], np.array(start)
            while ((at >= 0) & (at < size)).all():
                line.append(grey[tuple(at)])
                at = at + step
            yield np.array(line)


def run_matrix(step, longest):
    pairs, several = [], False
    for line in lines(step):
        several |= (line > 0).sum() > 1
        pairs += [(level, len(list(run))) for level, run in itertools.groupby(line) if level > 0]
    counts = np.zeros((len(levels), longest))
    for level, run in pairs if several else []:
        counts[np.searchsorted(levels, level), run - 1] += 1
    return counts


def co_occurrence(step):
    other = moved(step)
    both = (grey > 0) & (other > 0)
    counts = np.zeros((len(levels), len(levels)))
    np.add.at(counts, (np.searchsorted(levels, grey[both]), np.searchsorted(levels, other[both])), 1)
    return counts + counts.T if symmetric else counts


near, adjacent = all_steps(distances), all_steps([1])
exponents = [np.exp(-length(s) ** 2) if length(s) is not None else 1 for s in half(near)]
report('glcm', [glcm(m) for m in combine([co_occurrence(s) for s in half(near)], exponents)])

lengths = [length(s) if length(s) is not None else 1 for s in half(adjacent)]
runs = combine([run_matrix(s, max(size)) for s in half(adjacent)], lengths)
report('glrlm', [size_features(
    m, 'GrayLevelNonUniformity GrayLevelNonUniformityNormalized GrayLevelVariance'
    ' HighGrayLevelRunEmphasis LowGrayLevelRunEmphasis LongRunEmphasis'
    ' LongRunHighGrayLevelEmphasis LongRunLowGrayLevelEmphasis ShortRunEmphasis'
    ' ShortRunHighGrayLevelEmphasis ShortRunLowGrayLevelEmphasis RunLengthNonUniformity'
    ' RunLengthNonUniformityNormalized RunVariance RunPercentage RunEntropy') for m in runs])

structure = np.ones((3, 3, 3), int)
if HELD >= 0:
    for end in (0, 2):
        structure[tuple(end if axis == HELD else slice(None) for axis in range(3))] = 0
zones = []
for level in levels:
    labels, _ = ndimage.label(grey == level, structure)
    zones += [(level, n) for n in np.bincount(labels.ravel())[1:]]
report('glszm', [size_features(
    matrix(zones), 'GrayLevelNonUniformity GrayLevelNonUniformityNormalized GrayLevelVariance'
    ' HighGrayLevelZoneEmphasis LowGrayLevelZoneEmphasis LargeAreaEmphasis'
    ' LargeAreaHighGrayLevelEmphasis LargeAreaLowGrayLevelEmphasis SmallAreaEmphasis'
    ' SmallAreaHighGrayLevelEmphasis SmallAreaLowGrayLevelEmphasis SizeZoneNonUniformity'
    ' SizeZoneNonUniformityNormalized ZoneVariance ZonePercentage ZoneEntropy')])

around = np.array([moved(s) for s in near])
dependents = 1 + ((around > 0) & (abs(around - grey) <= alpha)).sum(0)
inside = grey > 0
dependence = size_features(
    matrix(list(zip(grey[inside], dependents[inside]))),
    'GrayLevelNonUniformity GrayLevelNonUniformityNormalized GrayLevelVariance'
    ' HighGrayLevelEmphasis LowGrayLevelEmphasis LargeDependenceEmphasis'
    ' LargeDependenceHighGrayLevelEmphasis LargeDependenceLowGrayLevelEmphasis'
    ' SmallDependenceEmphasis SmallDependenceHighGrayLevelEmphasis'
    ' SmallDependenceLowGrayLevelEmphasis DependenceNonUniformity'
    ' DependenceNonUniformityNormalized DependenceVariance DependencePercentage'
    ' DependenceEntropy')
# Each voxel has one dependence: not the sum of sizes, as for runs and zones.
dependence['DependencePercentage'] = inside.sum() / inside.sum()
report('gldm', [dependence])

number = (around > 0).sum(0)
mean = around.sum(0) / np.maximum(number, 1)
difference = np.where(number > 0, abs(grey - mean), 0)
n = inside.sum()
p = np.array([(grey == level).sum() / n for level in levels])
s = np.array([difference[grey == level].sum() for level in levels])
pi, pj, i, j = p[:, None], p[None, :], levels[:, None].astype(float), levels[None, :]
report('ngtdm', [{
    'Coarseness': 1 / (p * s).sum(),
    'Contrast': (pi * pj * (i - j) ** 2).sum() * s.sum() / n / (len(p) * (len(p) - 1)),
    'Busyness': (p * s).sum() / abs(i * pi - j * pj).sum(),
    'Complexity': (abs(i - j) * (pi * s[:, None] + pj * s[None, :]) / (pi + pj)).sum() / n,
    'Strength': ((pi + pj) * (i - j) ** 2).sum() / s.sum()}])

x = intensity[inside]
low, high = np.percentile(x, 10), np.percentile(x, 90)
robust = x[(x >= low) & (x <= high)]
variance = x.var()
report('firstorder', [{
    '10Percentile': low, '90Percentile': high, 'Energy': ((x + shift) ** 2).sum(),
    'TotalEnergy': ((x + shift) ** 2).sum() * spacing.prod(), 'Entropy': entropy(p),
    'InterquartileRange': np.percentile(x, 75) - np.percentile(x, 25),
    'Kurtosis': ((x - x.mean()) ** 4).mean() / variance ** 2, 'Maximum': x.max(),
    'MeanAbsoluteDeviation': abs(x - x.mean()).mean(), 'Mean': x.mean(), 'Median': np.median(x),
    'Minimum': x.min(), 'Range': np.ptp(x),
    'RobustMeanAbsoluteDeviation': abs(robust - robust.mean()).mean(),
    'RootMeanSquared': np.sqrt(((x + shift) ** 2).mean()),
    'Skewness': ((x - x.mean()) ** 3).mean() / variance ** 1.5,
    'StandardDeviation': x.std(), 'Uniformity': (p ** 2).sum(), 'Variance': variance}])
