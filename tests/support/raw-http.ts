/** HTTP as bytes: what a hostile program or page can send, and no client of ours would. */

import { connect } from "node:net";

export interface RawAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Send `text`, with CRLF for its line ends, and `bytes` after it; read the answer until the other side is done. */
export function sendRaw(
  port: number,
  text: string,
  patience = 3000,
  bytes = Buffer.alloc(0),
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.write(Buffer.concat([Buffer.from(text.replaceAll("\n", "\r\n")), bytes]));
    });
    let answer = "";
    const finish = () => {
      clearTimeout(timer);
      socket.destroy();
      if (answer === "") reject(new Error("no answer"));
      else resolve(parse(answer));
    };
    const timer = setTimeout(finish, patience);
    socket.setEncoding("latin1");
    socket.on("data", (chunk: string) => {
      answer += chunk;
      if (isWhole(answer)) finish();
    });
    socket.on("close", finish);
    socket.on("error", finish);
  });
}

/** A request of `method` for `target` with headers one to a line; a Host for `port` unless the headers bring their own. */
export function request(
  port: number,
  method: string,
  target: string,
  headers: Record<string, string> = {},
  body = "",
) {
  const lines = Object.entries({ Host: `127.0.0.1:${port}`, ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  const length = body === "" ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
  return sendRaw(port, [`${method} ${target} HTTP/1.1`, ...lines, ...length, "", body].join("\n"));
}

function isWhole(answer: string): boolean {
  const end = answer.indexOf("\r\n\r\n");
  const length = /\r\ncontent-length: (\d+)/i.exec(answer)?.[1];
  return end >= 0 && length !== undefined && answer.length >= end + 4 + Number(length);
}

function parse(answer: string): RawAnswer {
  const [head = "", ...body] = answer.split("\r\n\r\n");
  const [status = "", ...lines] = head.split("\r\n");
  const headers = lines.map((line) => {
    const [name = "", ...value] = line.split(":");
    return [name.toLowerCase(), value.join(":").trim()] as const;
  });
  return { status: Number(status.split(" ")[1]), headers: new Map(headers), body: body.join("\r\n\r\n") };
}
