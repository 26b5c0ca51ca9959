"""What stories and tests play on: a client, a camera, phones, a city as a process."""
