"""IBSI features by numpy and scipy, straight from the reference manual's formulas.

Reads a line of settings, a line of intensities and a line of mask digits (column fastest); prints
a line of interpolated intensities, a line of mask digits, then lines "tag value".
"""
import sys

import numpy as np
from scipy import ndimage
from scipy.spatial import ConvexHull
from scipy.spatial.distance import cdist, pdist

head = sys.stdin.readline().split()
size = [int(x) for x in head[:3]][::-1]
old = np.array([float(x) for x in head[3:6]][::-1])
new = np.array([float(x) for x in head[6:9]][::-1])
order, low, high, sigmas, width = int(head[9]), *map(float, head[10:14])
image = np.array(sys.stdin.readline().split(), float).reshape(size)
mask = np.array(list(sys.stdin.readline().strip())).reshape(size) == '1'


def interpolated(values, order):
    n1 = np.array(values.shape)
    n2 = np.ceil(n1 * old / new).astype(int)
    lines = [
        np.clip((np.arange(n2[a]) * new[a] + (n1[a] - 1) * old[a] / 2
                 - (n2[a] - 1) * new[a] / 2) / old[a], 0, n1[a] - 1)
        for a in range(3)]
    at = np.meshgrid(*lines, indexing='ij')
    if order == 3:
        for axis in range(3):
            if n2[axis] != n1[axis] or old[axis] != new[axis]:
                values = ndimage.spline_filter1d(values, 3, axis, mode='mirror')
        for axis in range(3):
            if n2[axis] == n1[axis] and old[axis] == new[axis]:
                # Slices are interpolated each by itself.
                return np.stack([
                    ndimage.map_coordinates(v, np.meshgrid(*lines[1:], indexing='ij'), order=3,
                                            prefilter=False, mode='mirror') for v in values])
        return ndimage.map_coordinates(values, at, order=3, prefilter=False, mode='mirror')
    return ndimage.map_coordinates(values, at, order=order, mode='nearest')


image = np.round(interpolated(image, order))
morph = interpolated(mask.astype(float), 1) >= 0.5
inside = image[morph]
low_cut = max(low, inside.mean() - sigmas * inside.std())
high_cut = min(high, inside.mean() + sigmas * inside.std())
roi = morph & (image >= low_cut) & (image <= high_cut)
x = image[roi]
print(*map(repr, image.ravel().tolist()))
print(''.join('1' if m else '0' for m in morph.ravel()))


def put(tag, value):
    print(tag, repr(float(value)))


# Morphology: vertices half-way between voxels of which one is inside.
padded = np.pad(morph, 1)
vertices = []
for axis in range(3):
    a, b = np.moveaxis(padded, axis, 0)[:-1], np.moveaxis(padded, axis, 0)[1:]
    edge = np.argwhere(a != b).astype(float)
    edge[:, 0] += 0.5
    vertices.append(edge[:, {0: [0, 1, 2], 1: [1, 0, 2], 2: [1, 2, 0]}[axis]])
hull = ConvexHull(np.concatenate(vertices) * new)
put('hull volume', hull.volume)
put('hull area', hull.area)
put('morph_diam', pdist(hull.points[hull.vertices]).max())
at = np.argwhere(roi) * new
whole = np.argwhere(morph) * new
put('morph_com', np.linalg.norm(whole.mean(0) - (at * x[:, None]).sum(0) / x.sum()))
axes = np.sqrt(np.linalg.eigvalsh(np.cov(whole.T)))
put('morph_pca_maj_axis', 4 * axes[2])
put('morph_pca_least_axis', 4 * axes[0])
put('ellipsoid volume', 4 / 3 * np.pi * np.prod(2 * axes))
d = cdist(at, at)
w = np.divide(1, d, out=np.zeros_like(d), where=d > 0)
dev = x - x.mean()
put('morph_moran_i', len(x) / w.sum() * (dev @ w @ dev) / (dev @ dev))
put('morph_geary_c', (len(x) - 1) / 2 / w.sum()
    * (w * (x[:, None] - x[None]) ** 2).sum() / (dev @ dev))
grid = np.stack(np.meshgrid(*map(np.arange, image.shape), indexing='ij'), -1).reshape(-1, 3) * new
near = cdist(at, grid) <= 10 * (3 / 4 / np.pi) ** (1 / 3)
peaks = (near * image.ravel()).sum(1) / near.sum(1)
put('loc_peak_loc', peaks[x == x.max()].max())
put('loc_peak_glob', peaks.max())


# Grey levels.
levels = np.where(roi, np.floor((image - low) / width).astype(int) + 1, 0)
g = levels[roi]
put('ih_mean', g.mean())
put('ih_kurt', ((g - g.mean()) ** 4).mean() / g.var() ** 2 - 3)
histogram = np.bincount(g)[1:]
put('ih_max_grad', np.gradient(histogram.astype(float)).max())
put('ih_min_grad_g', np.gradient(histogram.astype(float)).argmin() + 1)
put('ih_medad', np.abs(g - np.median(g)).mean())


def xlog2(p):
    p = p[p > 0]
    return (p * np.log2(p)).sum()


def glcm(m):
    n = g.max()
    p = (m + m.T) / (m + m.T).sum()
    i, j = np.indices(p.shape) + 1
    px = p.sum(0)
    mu = (i * p).sum()
    pd = np.array([p[abs(i - j) == k].sum() for k in range(n)])
    ps = np.array([p[i + j == k].sum() for k in range(2 * n + 1)])
    hx, hxy = -xlog2(px), -xlog2(p)
    outer = px[:, None] * px
    hxy1 = -(p[outer > 0] * np.log2(outer[outer > 0])).sum()
    k = np.arange(n)
    return {
        'joint_max': p.max(), 'joint_avg': mu, 'joint_var': ((i - mu) ** 2 * p).sum(),
        'joint_entr': hxy, 'diff_var': (pd * (k - (k * pd).sum()) ** 2).sum(),
        'diff_entr': -xlog2(pd), 'sum_entr': -xlog2(ps), 'energy': (p ** 2).sum(),
        'inv_diff_norm': (p / (1 + abs(i - j) / n)).sum(),
        'inv_diff_mom_norm': (p / (1 + (i - j) ** 2 / n ** 2)).sum(),
        'inv_var': (p[i != j] / (i - j)[i != j] ** 2).sum(),
        'corr': ((i - mu) * (j - mu) * p).sum() / ((i - mu) ** 2 * p).sum(),
        'clust_prom': ((i + j - 2 * mu) ** 4 * p).sum(), 'info_corr1': (hxy - hxy1) / hx,
        'info_corr2': np.sqrt(1 - np.exp(-2 * (-xlog2(outer) - hxy)))}


def emphases(names, m, voxels):
    n = m.sum()
    p = m / n
    i, j = np.indices(p.shape) + 1
    mi, mj = (i * p).sum(), (j * p).sum()
    values = [
        (p / j ** 2).sum(), (p * j ** 2).sum(), (p / i ** 2).sum(), (p * i ** 2).sum(),
        (p / i ** 2 / j ** 2).sum(), (p * i ** 2 / j ** 2).sum(), (p * j ** 2 / i ** 2).sum(),
        (p * i ** 2 * j ** 2).sum(), (m.sum(1) ** 2).sum() / n, (p.sum(1) ** 2).sum(),
        (m.sum(0) ** 2).sum() / n, (p.sum(0) ** 2).sum(), n / voxels,
        (p * (i - mi) ** 2).sum(), (p * (j - mj) ** 2).sum(), -xlog2(p), (p ** 2).sum()]
    return dict(zip(names.split(), values))


def table(rows, columns):
    m = np.zeros((g.max(), max(columns)))
    np.add.at(m, (np.array(rows) - 1, np.array(columns) - 1), 1)
    return m


def shifted(v, step):
    wide = np.pad(v, 1)
    return wide[tuple(slice(1 + s, 1 + s + n) for s, n in zip(step, v.shape))]


def pairs(v, step):
    other = shifted(v, step)
    both = (v > 0) & (other > 0)
    m = np.zeros((g.max(), g.max()))
    np.add.at(m, (v[both] - 1, other[both] - 1), 1)
    return m


def runs(v, step):
    found = []
    for start in np.argwhere((v > 0) & (shifted(v, [-s for s in step]) != v)):
        level, length = v[tuple(start)], 0
        at = start.copy()
        while np.all(at >= 0) and np.all(at < v.shape) and v[tuple(at)] == level:
            length += 1
            at = at + step
        found.append((level, length))
    return table(*zip(*found))


def zones(v, near, distance):
    found = []
    for level in np.unique(v[v > 0]):
        labels, n = ndimage.label(v == level, near)
        for k in range(1, n + 1):
            found.append((level, (labels == k).sum(), distance[labels == k].min()))
    level, extent, border = zip(*found)
    return table(level, extent), table(level, border)


def border_distance(shape, near):
    distance = np.zeros(shape.shape, int)
    left = shape
    while left.any():
        distance += left
        left = ndimage.binary_erosion(left, near)
    return distance


def around(v, steps):
    count = np.zeros(v.shape, int)
    alike = np.zeros(v.shape, int)
    total = np.zeros(v.shape)
    for step in [s for t in steps for s in (t, [-c for c in t])]:
        other = shifted(v, step)
        count += (v > 0) & (other > 0)
        alike += (v > 0) & (other == v)
        total += np.where(v > 0, other, 0)
    return count, alike, total


def ngtdm(v, steps):
    count, _, total = around(v, steps)
    some = count > 0
    diff = np.abs(v[some] - total[some] / count[some])
    i = np.unique(v[some]).astype(float)
    s = np.array([diff[v[some] == k].sum() for k in i])
    p = np.array([(v[some] == k).mean() for k in i])
    n, ng = some.sum(), len(i)
    di = i[:, None] - i
    return {
        'coarseness': 1 / (p * s).sum(),
        'contrast': (p[:, None] * p * di ** 2).sum() / ng / (ng - 1) * s.sum() / n,
        'busyness': (p * s).sum() / abs((i * p)[:, None] - i * p).sum(),
        'complexity': (abs(di) * ((p * s)[:, None] + p * s) / (p[:, None] + p)).sum() / n,
        'strength': ((p[:, None] + p) * di ** 2).sum() / s.sum()}


def mean(values):
    return {k: np.mean([v[k] for v in values]) for k in values[0]}


RLM = 'sre lre lgre hgre srlge srhge lrlge lrhge glnu glnu_norm rlnu rlnu_norm r_perc gl_var rl_var rl_entr'
SZM = 'sze lze lgze hgze szlge szhge lzlge lzhge glnu glnu_norm zsnu zsnu_norm z_perc gl_var zs_var zs_entr'
DZM = 'sde lde lgze hgze sdlge sdhge ldlge ldhge glnu glnu_norm zdnu zdnu_norm z_perc gl_var zd_var zd_entr'
NGL = 'lde hde lgce hgce ldlge ldhge hdlge hdhge glnu glnu_norm dcnu dcnu_norm dc_perc gl_var dc_var dc_entr dc_energy'
in_slice = [(0, a, b) for a, b in [(0, 1), (1, -1), (1, 0), (1, 1)]]
in_space = in_slice + [(1, a, b) for a in (-1, 0, 1) for b in (-1, 0, 1)]


def families(v, shape, steps, near, faces):
    distance = border_distance(shape, faces)
    by_size, by_distance = zones(v, near, distance)
    count, alike, _ = around(v, steps)
    n = (v > 0).sum()
    return {
        'cm': [pairs(v, s) for s in steps], 'rlm': [runs(v, s) for s in steps],
        'szm': emphases(SZM, by_size, n), 'dzm': emphases(DZM, by_distance, n),
        'ngt': ngtdm(v, steps),
        'ngl': emphases(NGL, table(v[v > 0], alike[v > 0] + 1), n)}


def total(matrices):
    wide = max(m.shape[1] for m in matrices)
    return sum(np.pad(m, ((0, 0), (0, wide - m.shape[1]))) for m in matrices)


def put_all(prefix, ending, values):
    for name, value in values.items():
        put(f'{prefix}_{name}_{ending}', value)


flat = np.zeros((3, 3, 3), bool)
flat[1] = True
cross = ndimage.generate_binary_structure(3, 1)
space = families(levels, morph, in_space, np.ones((3, 3, 3)), cross)
planes = families(levels, morph, in_slice, flat, cross & flat)
single = []
for k in range(len(levels)):
    if roi[k].any():
        v = levels[k:k + 1]
        single.append((roi[k].sum(), families(v, morph[k:k + 1], in_slice, flat, cross & flat)))
n = roi.sum()
for name, found in [('3D', space), ('2_5D', planes)]:
    for family in ['szm', 'dzm', 'ngt', 'ngl']:
        put_all(family, name, found[family])
    put_all('cm', name + '_avg', mean([glcm(m) for m in found['cm']]))
    put_all('cm', name + '_comb', glcm(sum(found['cm'])))
    put_all('rlm', name + '_avg', mean([emphases(RLM, m, n) for m in found['rlm']]))
    put_all('rlm', name + '_comb', emphases(RLM, total(found['rlm']), n * len(found['rlm'])))
for family in ['szm', 'dzm', 'ngt', 'ngl']:
    put_all(family, '2D', mean([f[family] for _, f in single]))
put_all('cm', '2D_avg', mean([glcm(m) for _, f in single for m in f['cm']]))
put_all('cm', '2D_comb', mean([glcm(sum(f['cm'])) for _, f in single]))
put_all('rlm', '2D_avg', mean([emphases(RLM, m, n) for n, f in single for m in f['rlm']]))
put_all('rlm', '2D_comb', mean([emphases(RLM, total(f['rlm']), 4 * n) for n, f in single]))
