// Says in one sentence that Node is too old, before anything newer than old Node understands is loaded.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Linkwright needs Node 20.19 or newer; this is ${process.version}. Get one from https://nodejs.org or nvm.`);
  process.exit(1);
}
