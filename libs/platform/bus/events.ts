// What a service needs to take notice of events.
export { OnEvent, OnEvents } from '../handlers.js';
export type { Delivered, Delivery } from '../inbox/delivery.js';
