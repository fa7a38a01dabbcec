// The two files that the demo's agent uploads: one is imported, with enterprises that may be there already; the other waits to be confirmed.
const head = 'external_id,name,size,registered,town,country,latitude,longitude,email,email_language,email_consent,capability_code,capability_unit,capacity_quantity,capacity_from,capacity_to';

export const dayFiles = (from: string, to: string) => ({
  /** From the fair: Selam and Abay are there under other names. */
  imported: { source: 'list of the spring fair', text: [
    head,
    `fair-1,Selam Garment PLC,medium,yes,Addis Ababa,ET,9.011,38.752,orders@selam-garments.example,am,yes,TX.GAR.TOP.POLO,piece,5000,${from},${to}`,
    `fair-2,Abay Sports Wear Export,large,yes,Addis Ababa,ET,9.0,38.76,orders@abay-sportswear.example,en,yes,TX.GAR.SPT.JERSEY,piece,15000,${from},${to}`,
    `fair-3,Lalibela Linen,small,yes,Addis Ababa,ET,9.04,38.74,linen@lalibela-linen.example,am,yes,TX.GAR.DRS.DRESS,piece,500,${from},${to}`,
    '',
  ].join('\n') },
  /** With what goes wrong in real lists. */
  waiting: { source: 'list of the association', text: [
    head,
    `assoc-1,Gondar Gowns,small,yes,Addis Ababa,ET,9.02,38.77,gowns@gondar-gowns.example,am,yes,TX.GAR.DRS.TRAD,piece,240,${from},${to}`,
    `assoc-2,Jimma Jackets,micro,no,Addis Ababa,ET,8.99,38.73,,,,TX.GAR.OUT.JACKET,piece,60,${from},${to}`,
    `assoc-3,Bahir Blouses,middling,yes,Addis Ababa,ET,9.03,38.75,blouses@bahir-blouses.example,am,yes,TX.GAR.TOP.BLOUSE,piece,300,${from},${to}`,
    `assoc-4,Axum Aprons,small,yes,Addis Ababa,ET,9.01,38.71,aprons@axum-aprons,am,yes,TX.GAR.UNI.OVERALL,piece,many,${from},${to}`,
    `fair-3,Lalibela Linen,small,yes,Addis Ababa,ET,9.04,38.74,linen@lalibela-linen.example,am,yes,TX.GAR.DRS.DRESS,piece,650,${from},${to}`,
    '',
  ].join('\n') },
});
