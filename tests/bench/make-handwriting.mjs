// node tests/bench/make-handwriting.mjs > tests/bench/handwriting.json
// The trace that `bench ink` and `bench ink-soak` replay: "đồng ý, đề nghị bổ sung" as a pen reports it 120 times a
// second, with pressure. Nobody's hand: joined letters from skeletons, a curve through them, and a pen that moves along it
// as hands do: slower where the line bends (speed follows the curvature to the power of minus one third), pressed more on
// the way down, set down and lifted softly, with a small slow tremor. A word is written in one line, its marks after it.
import { stdout } from 'node:process'

const hz = 120
const xHeightMm = 2.2
const page = { widthMm: 210, heightMm: 297 }
/** mm a second on a straight line, and pauses in the air */
const speedMmPerS = 42
const liftMs = { mark: 130, word: 260 }
const seed = 30_2020

// Skeletons in x-heights, the base line at 0, up is plus: the letter's line, and where the next letter begins.
const letters = {
  b: { advance: 0.95, line: [[0, 0.3], [0.35, 1.5], [0.3, 2], [0.15, 1.6], [0.15, 0.3], [0.4, 0], [0.75, 0.35], [0.65, 0.85], [0.45, 0.95], [0.9, 0.85]] },
  d: { advance: 1.25, line: [[0.8, 0.9], [0.35, 1], [0, 0.5], [0.3, 0], [0.7, 0.2], [0.85, 1], [0.9, 2], [0.88, 1], [0.9, 0.15], [1.05, 0.03], [1.25, 0.3]] },
  e: { advance: 0.8, line: [[0, 0.45], [0.5, 0.6], [0.65, 0.85], [0.4, 1], [0.1, 0.7], [0.1, 0.3], [0.4, 0], [0.8, 0.3]] },
  g: { advance: 1.15, line: [[0.8, 0.9], [0.35, 1], [0, 0.5], [0.3, 0], [0.7, 0.2], [0.82, 0.95], [0.82, 0], [0.7, -0.9], [0.3, -1], [0.15, -0.7], [0.6, -0.2], [1.15, 0.3]] },
  h: { advance: 1.15, line: [[0, 0.3], [0.35, 1.5], [0.3, 2], [0.15, 1.6], [0.15, 0], [0.3, 0.7], [0.6, 1], [0.8, 0.7], [0.8, 0.2], [0.95, 0], [1.15, 0.3]] },
  i: { advance: 0.6, line: [[0, 0.5], [0.2, 1], [0.2, 0.3], [0.35, 0], [0.6, 0.3]] },
  n: { advance: 1.15, line: [[0, 0.6], [0.15, 1], [0.2, 0.5], [0.2, 0], [0.3, 0.7], [0.6, 1], [0.8, 0.7], [0.8, 0.2], [0.95, 0], [1.15, 0.3]] },
  o: { advance: 1, line: [[0.75, 0.95], [0.3, 1], [0, 0.5], [0.3, 0], [0.7, 0.15], [0.85, 0.6], [0.7, 0.98], [1, 0.8]] },
  s: { advance: 0.9, line: [[0, 0.4], [0.45, 1.05], [0.6, 0.6], [0.6, 0.15], [0.3, 0], [0.1, 0.15], [0.5, 0.1], [0.9, 0.35]] },
  u: { advance: 1.1, line: [[0, 0.6], [0.1, 1], [0.1, 0.3], [0.35, 0], [0.65, 0.3], [0.75, 1], [0.75, 0.3], [0.9, 0], [1.1, 0.3]] },
  y: { advance: 1.1, line: [[0, 0.9], [0.1, 0.3], [0.35, 0], [0.65, 0.3], [0.75, 1], [0.75, 0], [0.6, -0.9], [0.25, -1], [0.15, -0.7], [0.6, -0.2], [1.1, 0.3]] },
}
const marks = {
  bar: [[0.55, 1.5], [0.85, 1.52], [1.2, 1.56]],
  circumflex: [[0.15, 1.25], [0.45, 1.6], [0.75, 1.25]],
  grave: [[0.3, 2.05], [0.42, 1.92], [0.55, 1.75]],
  acute: [[0.35, 1.5], [0.5, 1.68], [0.68, 1.9]],
  hook: [[0.4, 1.85], [0.55, 2.1], [0.7, 1.95], [0.52, 1.75]],
  below: [[0.28, -0.35], [0.31, -0.39], [0.29, -0.42]],
  dot: [[0.2, 1.4], [0.23, 1.43], [0.21, 1.46]],
  comma: [[0.1, 0.06], [0.12, -0.12], [0, -0.35]],
}
const words = [
  [['d', 'bar'], ['o', 'circumflex', 'grave'], ['n'], ['g']],
  [['y', 'acute']],
  [[null, 'comma']],
  [['d', 'bar'], ['e', 'circumflex', 'grave']],
  [['n'], ['g'], ['h'], ['i', 'dot', 'below']],
  [['b'], ['o', 'circumflex', 'hook']],
  [['s'], ['u'], ['n'], ['g']],
]

const random = randomFrom(seed)
const strokes = []
let [left, clockMs] = [0, 0]
for (const word of words) {
  const main = []
  const after = []
  let x = left
  for (const [letter, ...signs] of word) {
    if (letter) main.push(...letters[letter].line.map(([dx, y]) => [x + dx, y]))
    for (const sign of signs) after.push(marks[sign].map(([dx, y]) => [x + dx, y]))
    x += letter ? letters[letter].advance : 0.3
  }
  for (const [index, line] of [main, ...after].filter(({ length }) => length > 0).entries()) {
    clockMs += index === 0 ? liftMs.word : liftMs.mark
    const points = written(curveThrough(line))
    strokes.push({ startMs: Math.round(clockMs), points })
    clockMs += (points.length * 1000) / hz
  }
  left = x + 0.7
}
const lines = strokes.map(({ startMs, points }) => `{"startMs":${startMs},"points":${JSON.stringify(points)}}`)
stdout.write(`{"hz":${hz},"durationMs":${Math.round(clockMs + liftMs.word)},"strokes":[\n${lines.join(',\n')}\n]}\n`)

/** Catmull-Rom through the points, in steps of about a twentieth of a millimetre. */
function curveThrough(line) {
  const curve = []
  for (let at = 0; at + 1 < line.length; at++) {
    const [before, from, to, behind] = [line[at - 1] ?? line[at], line[at], line[at + 1], line[at + 2] ?? line[at + 1]]
    const steps = Math.ceil((Math.hypot(to[0] - from[0], to[1] - from[1]) * xHeightMm) / 0.05)
    for (let step = 0; step < steps; step++) curve.push([0, 1].map((axis) => between(before[axis], from[axis], to[axis], behind[axis], step / steps) * xHeightMm))
  }
  return curve
}

function between(a, b, c, d, t) {
  return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t ** 2 + (3 * b - a - 3 * c + d) * t ** 3)
}

/** The pen along the curve: [x, y, pressure] for each 1/120 s; x, y as shares of the page from where the word begins. */
function written(curve) {
  const points = []
  const phase = random() * 2 * Math.PI
  let [at, elapsed] = [0, 0]
  while (at < curve.length - 1) {
    const index = Math.floor(at)
    const [x, y] = curve[index]
    const [nextX, nextY] = curve[index + 1]
    const left = Math.min(1, (curve.length - at) / 40)
    const down = Math.min(1, elapsed * 18, left)
    const falling = nextY < y ? 0.16 : 0
    const tremor = 0.03 * Math.sin(phase + elapsed * 50)
    points.push([share((x + tremor) / page.widthMm), share((2 * xHeightMm - y + tremor) / page.heightMm), Math.round((0.18 + down * (0.34 + falling) + random() * 0.03) * 255) / 255].map((value) => Number(value.toFixed(5))))
    const stepMm = Math.hypot(nextX - x, nextY - y) || 0.01
    at += (speedMmPerS * (0.25 + 0.75 * down) * Math.min(1, (1 + 1.2 * bend(curve, index)) ** (-1 / 3))) / hz / stepMm
    elapsed += 1 / hz
  }
  return points
}

/** Curvature in 1/mm. */
function bend(curve, index) {
  const [a, b, c] = [curve[Math.max(0, index - 6)], curve[index], curve[Math.min(curve.length - 1, index + 6)]]
  const turn = Math.atan2(c[1] - b[1], c[0] - b[0]) - Math.atan2(b[1] - a[1], b[0] - a[0])
  return Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn))) / (Math.hypot(c[0] - a[0], c[1] - a[1]) || 0.1)
}

function share(value) {
  return Math.max(0, value + 0.001)
}

function randomFrom(start) {
  let state = start
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
