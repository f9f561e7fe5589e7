package basic

// QuickHash is Hash with as few rounds as are accepted, which tests have more time for.
func QuickHash(password string) (string, error) { return hashOf(password, minRounds) }
