/** A name for files and addresses, made from a title. */

const LONGEST = 80;

/** Letters and digits of any script, lower-cased, with hyphens between; accents of Latin letters go. "" for none. */
export function slugOf(title: string): string {
  const plain = [...title.normalize("NFKC")]
    .map((letter) => {
      const bare = letter.normalize("NFD");
      return /^[A-Za-z]\p{M}+$/u.test(bare) ? bare.charAt(0) : letter;
    })
    .join("")
    .toLowerCase()
    .replace(/['’]/g, "");
  const names = plain.split(/[^\p{L}\p{N}\p{M}]+/u).filter((part) => part !== "");
  return withinLimit(names.join("-"));
}

function withinLimit(name: string): string {
  if (name.length <= LONGEST) return name;
  const cut = name.slice(0, LONGEST + 1).lastIndexOf("-");
  return cut > LONGEST / 2 ? name.slice(0, cut) : [...name.slice(0, LONGEST)].join("");
}
