import { describe, expect, test } from "vitest";
import { dialectFor } from "#core/markdown/dialect";
import { rendered } from "./rendering.ts";

const hugo = dialectFor("a.md", "hugo");
const jekyll = dialectFor("a.md", "jekyll");
const astro = dialectFor("a.md", "astro");
const mdx = dialectFor("a.mdx", "astro");

const label = (kind: string, name: string) =>
  `<span class="galley-placeholder galley-placeholder-${kind}"><b>[${kind}]</b>${name === "" ? "" : ` ${name}`}</span>`;

describe("[R11] syntax of a publisher is a label", () => {
  test.each([
    ["a shortcode", '{{< figure src="a.png" >}}', hugo, "shortcode", "figure"],
    ["a template tag", "{% include note.html %}", jekyll, "liquid", "include"],
    ["a leaf directive", "::video{src=a}", astro, "directive", "video"],
    ["a component", '<Chart data="x" />', mdx, "component", "Chart"],
  ])("[R11] %s", async (_, markdown, dialect, kind, name) => {
    const html = await rendered(`before\n\n${markdown}\n\nafter`, dialect);
    expect(html).toContain(label(kind, name));
    expect(html).toContain("<p>before</p>");
    expect(html).toContain("<p>after</p>");
    expect(html).not.toMatch(/[{}]|::/);
  });

  test("[R11] inside a line, the words around it stay", async () => {
    expect(await rendered("See *{{< ref a >}}* and **more**.", hugo)).toBe(
      `<p>See <em>${label("shortcode", "ref")}</em> and <strong>more</strong>.</p>`,
    );
  });

  test("[R11] what a directive holds is rendered below its label", async () => {
    const html = await rendered(":::tip[Title]\nInside **bold**.\n\n- item\n:::", astro);
    expect(html).toContain(label("directive", "tip"));
    expect(html).toContain("<p>Inside <strong>bold</strong>.</p>");
    expect(html).toContain("<li>item</li>");
    expect(html).not.toContain(":::");
  });

  test("[R11] imports and attribute lists are not shown", async () => {
    expect(await rendered('import Chart from "./chart.astro"\n\ntext', mdx)).toBe("<p>text</p>");
    expect(await rendered("text\n{: .lead}\n\nmore", jekyll)).not.toContain("lead");
  });

  test("[R11] to a publisher that does not know it, the same text is prose", async () => {
    expect(await rendered("{{< figure >}}", astro)).toBe("<p>{{&#x3C; figure >}}</p>");
    expect(await rendered("costs $5 and $6", astro)).toBe("<p>costs $5 and $6</p>");
  });
});
