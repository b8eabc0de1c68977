// The name of the file that keeps the PINs, apart so that a start can look at it before anything else is loaded.

export const seatPinsFileName = 'seat-pins.json';
