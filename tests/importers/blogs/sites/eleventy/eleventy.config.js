module.exports = (c) => {
  return { dir: { input: "src" } };
};
