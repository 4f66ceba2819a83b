import Layout from "@theme/Layout";
import Link from "@docusaurus/Link";

export default function Home() {
  return (
    <Layout title="Colophon">
      <main>
        <Link to="/docs/code">Articles</Link>
      </main>
    </Layout>
  );
}
