// What a service needs to take notice of events.
export { OnEvent } from '../handlers.js';
export type { Delivery } from '../inbox/delivery.js';
