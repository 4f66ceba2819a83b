export default { paths: () => [{ params: { press: "gutenberg", year: 1450 }, content: "Of *Mainz*." }] };
