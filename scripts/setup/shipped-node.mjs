/**
 * The Node inside the Electron that users get, where this is known by heart and not by running it:
 * the stand-in runtime of the tests is older. When package.json names another major Electron, look
 * up its Node (`process.versions.node` there) and correct both; a test asks for it.
 */
export const shippedNode = { electronMajor: 45, version: '24.18.1' }
