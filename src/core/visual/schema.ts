/** The headless schema: checks visual documents where there is no editor (workers, services, tests). */

import { Schema } from "prosemirror-model";
import { visualSpecs } from "./specs.ts";

export const visualSchema = new Schema({ nodes: visualSpecs.nodes, marks: visualSpecs.marks });
