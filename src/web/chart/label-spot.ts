/** What is stacked: a status, or another fate of people, with its name and colour. */
export type Layer = { readonly code: string; readonly label: string; readonly colour: string };

/** How many people are in a layer from one day of the year on. */
export type Step = { readonly day: number; readonly code: string; readonly people: number };

/** The middle of a layer's area, where its name fits inside it. */
export type LabelSpot = {
  readonly layer: Layer;
  /** The layer's name, in two lines where it fits only so. */
  readonly text: string;
  readonly day: number;
  readonly people: number;
};

const characterWidth = 8.2;
const lineHeight = 17;

/** A name is written where its area is widest, and only when it fits; the legend names every layer all the same. */
export function labelSpots(
  steps: readonly Step[],
  layers: readonly Layer[],
  shape: 'landscape' | 'portrait',
  size: { readonly width: number; readonly height: number },
): readonly LabelSpot[] {
  const bands = bandsOf(steps, layers);
  const most = Math.max(1, ...bands.map((band) => band.top));
  const landscape = shape === 'landscape';
  const daysLong = (landscape ? size.width - 68 : size.height - 36) / 365;
  const peopleLong = (landscape ? size.height - 40 : size.width - 62) / most;
  return layers.flatMap((layer) => {
    const band = bands.filter(({ code }) => code === layer.code);
    for (const lines of [[layer.label], inTwoLines(layer.label)]) {
      const wide = Math.max(...lines.map((line) => line.length)) * characterWidth;
      const high = lines.length * lineHeight;
      const [along, across] = landscape ? [wide, high] : [high, wide];
      const spot = widest(band, along / daysLong);
      if (spot && spot.room >= across / peopleLong) {
        return [{ layer, text: lines.join('\n'), day: spot.day, people: spot.people }];
      }
    }
    return [];
  });
}

/** Parted at the space that is nearest to the middle. */
function inTwoLines(label: string): readonly string[] {
  const spaces = [...label.matchAll(/ /g)].map(({ index }) => index);
  const [middle] = spaces.toSorted((a, b) => Math.abs(a - label.length / 2) - Math.abs(b - label.length / 2));
  return middle === undefined ? [label] : [label.slice(0, middle), label.slice(middle + 1)];
}

type Band = { readonly code: string; readonly day: number; readonly bottom: number; readonly top: number };

function bandsOf(steps: readonly Step[], layers: readonly Layer[]): readonly Band[] {
  const heights = new Map<number, number>();
  const place = new Map(layers.map(({ code }, index) => [code, index]));
  const ordered = [...steps].sort((a, b) => a.day - b.day || (place.get(a.code) ?? 0) - (place.get(b.code) ?? 0));
  return ordered.map(({ code, day, people }) => {
    const bottom = heights.get(day) ?? 0;
    heights.set(day, bottom + people);
    return { code, day, bottom, top: bottom + people };
  });
}

/** Slides a window as long as the name along the band and keeps where the narrowest point is widest. */
function widest(
  band: readonly Band[],
  length: number,
): { readonly day: number; readonly people: number; readonly room: number } | undefined {
  let best: { day: number; people: number; room: number } | undefined;
  for (const [index, first] of band.entries()) {
    const window = band.slice(index).filter((week) => week.day <= first.day + length);
    if (!band.some((week) => week.day >= first.day + length)) continue;
    const bottom = Math.max(...window.map((week) => week.bottom));
    const top = Math.min(...window.map((week) => week.top));
    if (!best || top - bottom > best.room) {
      best = { day: first.day + length / 2, people: (top + bottom) / 2, room: top - bottom };
    }
  }
  return best;
}
