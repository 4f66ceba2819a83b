import { describe, expect, test } from "vitest";
import { Failure, type FailureCode } from "#contract/failure";
import type { ContentPath, WorkspaceId } from "#contract/values";
import { createPreview, type Preview } from "#services/preview/preview";
import { pathsOfReference } from "#services/preview/image-address";
import type { ImageBytes } from "#services/services";

const ORIGIN = "http://127.0.0.1:4711";
const here = "workspace-one-0001" as WorkspaceId;
const there = "workspace-two-0002" as WorkspaceId;
const article = "src/content/notes/今日 #1/en.md" as ContentPath;
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);

interface Setup {
  readonly preview: Preview;
  /** Every path that was asked of the workspace. */
  readonly asked: string[];
  readonly open: Set<string>;
  readonly trusted: Set<string>;
}

function setUp(images: Record<string, ImageBytes | FailureCode> = {}): Setup {
  const asked: string[] = [];
  const open = new Set<string>([here, there]);
  const trusted = new Set<string>();
  const preview = createPreview({
    origin: ORIGIN,
    appOrigins: ["http://127.0.0.1:4710", "http://localhost:4710"],
    readShell: (name) => Promise.resolve(new TextEncoder().encode(`${name} {{app-origins}}`)),
    sites: { originOf: (label) => `http://${label}.localhost:1`, labelOf: () => null },
    siteOf: () => null,
    isOpen: (id): id is WorkspaceId => open.has(id),
    isTrusted: (id) => Promise.resolve(trusted.has(id)),
    readImage(_workspace, path) {
      asked.push(path);
      const image = images[path] ?? "not-found";
      return typeof image === "string" ? Promise.reject(new Failure(image)) : Promise.resolve(image);
    },
  });
  return { preview, asked, open, trusted };
}

const image = (contentType = "image/png", bytes = png): ImageBytes => ({ contentType, bytes });
const get = ({ preview }: Setup, url: string, init?: RequestInit) => preview.handle(new Request(url, init));

describe("[TR9] a trusted folder's frame", () => {
  const imagesOf = (response: Response) =>
    /img-src ([^;]+)/.exec(response.headers.get("content-security-policy") ?? "")?.[1];

  test("[TR9] may load pictures over https, and nothing else more than a restricted one", async () => {
    const setup = setUp();
    setup.trusted.add(here);
    const restricted = await get(setup, (await setup.preview.frame(here, article)).frame);
    const trusted = await get(setup, (await setup.preview.frame(here, article, true)).frame);
    expect(imagesOf(restricted)).toBe(`${ORIGIN}/images/ data:`);
    expect(imagesOf(trusted)).toBe(`${ORIGIN}/images/ data: https:`);
    const policies = [trusted, restricted].map((each) => each.headers.get("content-security-policy"));
    expect(policies[0]?.replace(" https:", "")).toBe(policies[1]);
    expect(trusted.headers.get("referrer-policy")).toBe("no-referrer");
  });

  test("[TR9] is asked for in vain once the folder is restricted again, closed, or another's", async () => {
    const setup = setUp();
    setup.trusted.add(here);
    const { frame } = await setup.preview.frame(here, article, true);
    const others = await setup.preview.frame(there, article, true);
    expect((await get(setup, others.frame)).status).toBe(404);
    for (const path of [
      "/trusted/",
      "/trusted/x",
      `/trusted/${here}`,
      "/trusted",
      `${frame}/`.replace(ORIGIN, ""),
    ]) {
      expect((await get(setup, ORIGIN + path)).status, path).toBe(404);
    }
    setup.trusted.delete(here);
    expect((await get(setup, frame)).status).toBe(404);
    setup.trusted.add(here);
    expect((await get(setup, frame)).status).toBe(200);
    setup.open.delete(here);
    expect((await get(setup, frame)).status).toBe(404);
  });
});

describe("[R20] the frame's page", () => {
  test("[R20] runs one script, is framed by the window alone, and is told whom to believe", async () => {
    const setup = setUp();
    const { frame } = await setup.preview.frame(here, article);
    const response = await get(setup, frame);
    const policy = response.headers.get("content-security-policy") ?? "";
    const rules = new Map(
      policy.split("; ").map((rule) => [rule.split(" ")[0], rule.split(" ").slice(1).join(" ")]),
    );
    expect(Object.fromEntries(rules)).toEqual({
      "default-src": "'none'",
      "script-src": `${ORIGIN}/client.js`,
      "style-src": "'self' 'unsafe-inline'",
      "img-src": `${ORIGIN}/images/ data:`,
      "connect-src": "'none'",
      "frame-src": "'none'",
      "worker-src": "'none'",
      "object-src": "'none'",
      "base-uri": "'none'",
      "form-action": "'none'",
      "frame-ancestors": "http://127.0.0.1:4710 http://localhost:4710",
      sandbox: "allow-scripts allow-same-origin",
      "require-trusted-types-for": "'script'",
      "trusted-types": "galley-preview",
    });
    expect(await response.text()).toBe("shell.html http://127.0.0.1:4710 http://localhost:4710");
  });

  test("[R26] asks for a process of its own", async () => {
    const { headers } = await get(setUp(), `${ORIGIN}/`);
    expect(headers.get("origin-agent-cluster")).toBe("?1");
  });

  test.each([
    ["/", "text/html; charset=utf-8"],
    ["/preview.css", "text/css; charset=utf-8"],
    ["/client.js", "text/javascript; charset=utf-8"],
  ])("[R20] %s comes as %s, sniffed by no one, stored nowhere", async (path, type) => {
    const { headers, status } = await get(setUp(), ORIGIN + path);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe(type);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
  });
});

describe("[R21] capabilities", () => {
  test("[R21] every workspace has its own, the same for all of its articles, long enough not to be guessed", async () => {
    const { preview } = setUp();
    const [one, two, other] = await Promise.all([
      preview.frame(here, article),
      preview.frame(here, "b.md" as ContentPath),
      preview.frame(there, article),
    ]);
    const capability = (address: string) => new URL(address).pathname.split("/")[2] ?? "";
    expect(capability(one.images)).toBe(capability(two.images));
    expect(capability(one.images)).not.toBe(capability(other.images));
    expect(capability(one.images)).toMatch(/^[\w-]{32,}$/);
  });

  test("[R21] it ends with the workspace, and an id that is not open gets none", async () => {
    const setup = setUp({ "src/content/notes/今日 #1/a.png": image() });
    const { images } = await setup.preview.frame(here, article);
    expect((await get(setup, `${images}a.png`)).status).toBe(200);
    setup.open.delete(here);
    expect((await get(setup, `${images}a.png`)).status).toBe(404);
    await expect(setup.preview.frame(here, article)).rejects.toMatchObject({ code: "no-workspace" });
  });

  test.each(["", "x", "__proto__", "constructor", "A".repeat(32)])(
    "[R21] %j is no capability",
    async (guess) => {
      const setup = setUp({ "a.png": image() });
      expect((await get(setup, `${ORIGIN}/images/${guess}/b.md/a.png`)).status).toBe(404);
      expect(setup.asked).toEqual([]);
    },
  );
});

describe("[R22] what a reference may mean", () => {
  test.each([
    ["a.png", ["notes/x/a.png"]],
    ["./a.png", ["notes/x/a.png"]],
    ["../a.png", ["notes/a.png"]],
    ["../../../a.png", []],
    ["../../../../etc/passwd", []],
    ["a/../../../../b.png", []],
    ["/img/a.png", ["public/img/a.png", "static/img/a.png", "img/a.png"]],
    ["/../a.png", ["a.png"]],
    ["/../../a.png", []],
    ["a.png?raw#x", ["notes/x/a.png?raw#x", "notes/x/a.png"]],
    ["b%20c.png", ["notes/x/b%20c.png", "notes/x/b c.png"]],
    ["100%.png", ["notes/x/100%.png"]],
    ["%2e%2e/%2e%2e/%2e%2e/a.png", ["notes/x/%2e%2e/%2e%2e/%2e%2e/a.png"]],
    ["..%2f..%2f..%2fa.png", ["notes/x/..%2f..%2f..%2fa.png"]],
    ["..\\..\\a.png", []],
    ["%5c%5chost%5ca.png", ["notes/x/%5c%5chost%5ca.png"]],
    ["a%00.png", ["notes/x/a%00.png"]],
    ["..", ["notes"]],
    [".", ["notes/x"]],
    ["C:\\x.png", []],
  ])("[R22] %s", (reference, paths) => {
    expect(pathsOfReference("notes/x/en.md", reference)).toEqual(paths);
  });

  test("[R22] references go there and back through an address, whatever they hold", async () => {
    for (const name of ["図 #1?.png", "a&b=c.png", "100%.png", "b%20c.png", "semi;colon'quote\".png"]) {
      const path = `src/content/notes/今日 #1/${name}`;
      const setup = setUp({ [path]: image() });
      const { images } = await setup.preview.frame(here, article);
      expect((await get(setup, images + encodeURIComponent(name))).status).toBe(200);
    }
  });
});

describe("[R23] what is answered", () => {
  const place = "src/content/notes/今日 #1/a.png";
  async function ask(answer: ImageBytes | FailureCode): Promise<Response> {
    const setup = setUp({ [place]: answer });
    const { images } = await setup.preview.frame(here, article);
    return get(setup, `${images}a.png`);
  }

  test("[R23] an image, as its type, inert by itself", async () => {
    const response = await ask(image("image/svg+xml", new TextEncoder().encode("<svg onload='x'/>")));
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("image/svg+xml");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("content-security-policy")).toBe(
      "sandbox; default-src 'none'; style-src 'unsafe-inline'",
    );
    expect(await response.text()).toBe("<svg onload='x'/>");
  });

  test.each(["text/html", "application/pdf", "image/svg+xml; charset=x", "", "IMAGE/PNG"])(
    "[R23] nothing of the type %j",
    async (type) => {
      expect((await ask(image(type))).status).toBe(404);
    },
  );

  test.each([
    "not-found",
    "outside-workspace",
    "protected",
    "bad-name",
    "no-permission",
    "io",
    "bug",
  ] as const)("[R23] a refusal for %s says nothing of why", async (code) => {
    const response = await ask(code);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe("");
  });

  test("[R23] an image that is too large is not sent", async () => {
    expect((await ask("too-large")).status).toBe(413);
    expect((await ask(image("image/png", new Uint8Array(50_000_001)))).status).toBe(413);
  });
});

describe("[R24] hostile requests", () => {
  test.each([
    "/images",
    "/images/",
    "/images/x",
    "/images/x/y/z/w",
    "/client.js/../x",
    "//evil.example/client.js",
    "/client.js/",
    "/CLIENT.JS",
    "/shell.html",
    "/%63lient.js",
    "/images/%2e%2e/%2e%2e/etc/passwd",
    "/images/x/%/%",
    "/images/x/%C3%28/a.png",
    "/images/x/a.md/%00",
    "/..%2f..%2fetc/passwd",
    "/.git/config",
    `/images/${"a".repeat(8000)}/b/c`,
  ])("[R24] %s is not there", async (path) => {
    const setup = setUp();
    expect((await get(setup, ORIGIN + path)).status).toBe(404);
    expect(setup.asked).toEqual([]);
  });

  test.each(["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])("[R24] %s is refused", async (method) => {
    const response = await get(setUp(), `${ORIGIN}/`, { method });
    expect(response.status).toBe(405);
    expect([...response.headers.keys()].some((name) => name.startsWith("access-control"))).toBe(false);
  });

  test("[R24] HEAD has the headers and no body", async () => {
    const response = await get(setUp(), `${ORIGIN}/client.js`, { method: "HEAD" });
    expect(response.headers.get("content-type")).toContain("javascript");
    expect(await response.text()).toBe("");
  });

  test("[R24] a resource that cannot be read is 404, not a crash", async () => {
    const preview = createPreview({
      origin: ORIGIN,
      appOrigins: [],
      readShell: () => Promise.reject(new Error("disk")),
      readImage: () => Promise.reject(new TypeError("unexpected")),
      sites: { originOf: (label) => `http://${label}.localhost:1`, labelOf: () => null },
      siteOf: () => null,
      isOpen: (id): id is WorkspaceId => id === here,
      isTrusted: () => Promise.resolve(false),
    });
    expect((await preview.handle(new Request(`${ORIGIN}/`))).status).toBe(404);
    const { images } = await preview.frame(here, article);
    expect((await preview.handle(new Request(`${images}a.png`))).status).toBe(404);
  });

  test("[R24] Electron's origin is served the same", async () => {
    const setup = setUp();
    expect((await get(setup, "galley-preview://app/")).status).toBe(200);
    expect((await get(setup, "galley-preview://app/images/a/b/c")).status).toBe(404);
  });
});

test.each(["bytes=0-0", "bytes=-1", "bytes=0-,0-,0-", "bytes=9-1", "lines=1"])(
  "[R25] Range: %s gets the whole file",
  async (range) => {
    const setup = setUp({ "src/content/notes/今日 #1/a.png": image() });
    const { images } = await setup.preview.frame(here, article);
    const response = await get(setup, `${images}a.png`, { headers: { range } });
    expect(response.status).toBe(200);
    expect(response.headers.get("accept-ranges")).toBe("none");
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(png);
  },
);
