/** The ground on which a page's frame stands, as wide and as large as the view says. */

import { useEffect, useRef, useState, type CSSProperties, type ReactNode } from "react";
import { stagingOf, type PreviewView } from "./view.ts";

interface StageProps {
  readonly view: PreviewView;
  /** The frame. */
  readonly children: ReactNode;
}

export function Stage({ view, children }: StageProps) {
  const ground = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<{ readonly width: number; readonly height: number } | null>(null);
  useEffect(() => {
    if (!ground.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(ground.current);
    return () => observer.disconnect();
  }, []);
  const staging = size && stagingOf(view, size);
  const isPlain = staging === null || (view.width === null && staging.scale === 1);
  return (
    <div ref={ground} className="preview-ground" data-fixed={view.width !== null}>
      <div
        className="preview-stage"
        style={
          isPlain
            ? undefined
            : ({
                width: staging.width * staging.scale,
                "--frame-width": `${staging.width}px`,
                "--frame-height": `${staging.height}px`,
                "--frame-scale": staging.scale,
              } as CSSProperties)
        }
        data-plain={isPlain}
      >
        {children}
      </div>
    </div>
  );
}
