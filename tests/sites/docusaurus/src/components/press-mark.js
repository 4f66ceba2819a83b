import { useState } from "react";

export default function PressMark({ name, children }) {
  const [turns, setTurns] = useState(0);
  return (
    <aside className="note" style={{ marginTop: 8, color: "rgb(120, 20, 20)" }}>
      {children} <button onClick={() => setTurns(turns + 1)}>{name}: {turns}</button>
    </aside>
  );
}
