// Tries every operation that it is given, as the person it is given, and writes down what Firestore
// answered. It knows nothing of what ought to be allowed: whoever started it compares.
//
//   node matrix.cjs operations.json answers.json
"use strict";

const { readFileSync, writeFileSync } = require("node:fs");
const { initializeTestEnvironment } = require("@firebase/rules-unit-testing");
const {
  collection,
  collectionGroup,
  deleteDoc,
  doc,
  getDocFromServer,
  getDocsFromServer,
  limit,
  query,
  setDoc,
  setLogLevel,
  updateDoc,
  where,
} = require("firebase/firestore");

const DOCUMENT = { city_id: "kendari", agency_id: "pupr", role: "admin", active: true };

const operations = {
  get: (db, { path }) => getDocFromServer(doc(db, path)),
  list: (db, step) => getDocsFromServer(narrowed(collection(db, step.path), step)),
  group: (db, step) => getDocsFromServer(narrowed(collectionGroup(db, step.path), step)),
  create: (db, { path }) => setDoc(doc(db, path), DOCUMENT),
  update: (db, { path }) => updateDoc(doc(db, path), DOCUMENT),
  delete: (db, { path }) => deleteDoc(doc(db, path)),
};

function narrowed(from, { filters = {}, limit: count }) {
  const conditions = Object.entries(filters).map(([field, value]) => where(field, "==", value));
  if (count) conditions.push(limit(count));
  return query(from, ...conditions);
}

async function answer(db, step) {
  try {
    await operations[step.operation](db, step);
    return "allowed";
  } catch (error) {
    return error.code === "permission-denied" ? "denied" : `failed: ${error.code ?? error}`;
  }
}

async function answersOf(environment, { uid, claims, steps }) {
  const context = uid
    ? environment.authenticatedContext(uid, claims)
    : environment.unauthenticatedContext();
  const db = context.firestore();
  const answers = [];
  for (const step of steps) answers.push(await answer(db, step));
  return answers;
}

async function main([from, to]) {
  setLogLevel("silent");
  const { project, host, port, people } = JSON.parse(readFileSync(from, "utf8"));
  const environment = await initializeTestEnvironment({
    projectId: project,
    firestore: { host, port },
  });
  const answers = await Promise.all(people.map((person) => answersOf(environment, person)));
  writeFileSync(to, JSON.stringify(answers));
  await environment.cleanup();
}

main(process.argv.slice(2));
