export default function Home() {
  return <main>Nghị Sự</main>
}
