// What tools may know of the gateway: the description of its API.
export { apiDocument } from '../../gateway/src/openapi/api-document.js';
