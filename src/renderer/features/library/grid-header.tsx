import { ArrowDown, ArrowUp } from "lucide-react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { LibraryView } from "../../state/workspace-state.ts";
import { Icon } from "../../ui/icon.tsx";
import type { Column } from "./columns.ts";

export interface GridHeaderProps {
  readonly columns: readonly Column[];
  readonly sort: LibraryView["sort"];
  readonly onSort: (sort: LibraryView["sort"]) => void;
}

export function GridHeader({ columns, sort, onSort }: GridHeaderProps) {
  return (
    <div role="rowgroup" className="library-heading">
      <div role="row" aria-rowindex={1} className="library-header library-tracks">
        {columns.map((column) => (
          <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort} />
        ))}
      </div>
    </div>
  );
}

type HeaderCellProps = Omit<GridHeaderProps, "columns"> & { readonly column: Column };

function HeaderCell({ column: { id, order }, sort, onSort }: HeaderCellProps) {
  const { t } = useTranslation("library");
  const name = t(`columns.${id}`);
  if (order === null) {
    return (
      <div role="columnheader" className={`library-cell-${id}`}>
        {name}
      </div>
    );
  }
  const isSorted = sort.by === order;
  const turned = sort.direction === "ascending" ? "descending" : "ascending";
  // The newest first is what a person looks for in dates.
  const direction = isSorted ? turned : order === "date" ? "descending" : "ascending";
  return (
    <div role="columnheader" aria-sort={isSorted ? sort.direction : "none"} className={`library-cell-${id}`}>
      <Button className="library-sort" onPress={() => onSort({ by: order, direction })}>
        {name}
        {isSorted ? <Icon of={sort.direction === "ascending" ? ArrowUp : ArrowDown} size={12} /> : null}
      </Button>
    </div>
  );
}
