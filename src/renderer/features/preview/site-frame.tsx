/** A page of a site in a frame: its scripts run, under an origin of its own, and it may do nothing else. */

import type { ComponentProps } from "react";

export function SiteFrame(props: Pick<ComponentProps<"iframe">, "ref" | "className" | "title" | "src">) {
  return (
    <iframe
      {...props}
      title={props.title}
      sandbox="allow-scripts allow-same-origin allow-forms"
      referrerPolicy="no-referrer"
      allow=""
    />
  );
}
