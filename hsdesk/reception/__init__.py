"""Reception: visits from arrival to the end, the waiting board, and the waiting-room display."""
