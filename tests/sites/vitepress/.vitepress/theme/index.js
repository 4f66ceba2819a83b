import DefaultTheme from "vitepress/theme";
import PressMark from "./PressMark.vue";
import "./site.css";

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component("PressMark", PressMark);
  },
};
