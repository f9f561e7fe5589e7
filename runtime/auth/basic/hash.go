package basic

import (
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// The parameters of PBKDF2 (RFC 8018) with HMAC-SHA-256: as many rounds as OWASP's Password Storage Cheat Sheet
// asks for, and salt as NIST SP 800-132 has it.
const (
	rounds    = 600_000
	maxRounds = 10_000_000
	saltSize  = 16
	scheme    = "pbkdf2-sha256"
)

// hash is what is kept of a password.
type hash struct {
	rounds    int
	salt, sum []byte
}

// Hash gives what is kept of a password in a User: "pbkdf2-sha256$600000$…$…". It takes about a tenth of a second,
// and gives something else every time.
func Hash(password string) (string, error) {
	if password == "" || len(password) > maxPassword {
		return "", fmt.Errorf("basic: a password has 1 to %d bytes", maxPassword)
	}
	return hashOf(password, rounds)
}

func hashOf(password string, rounds int) (string, error) {
	salt := make([]byte, saltSize)
	rand.Read(salt) // never fails
	h := hash{rounds: rounds, salt: salt}
	sum, err := h.of(password)
	if err != nil {
		return "", err
	}
	text := base64.RawStdEncoding.EncodeToString
	return strings.Join([]string{scheme, strconv.Itoa(rounds), text(salt), text(sum)}, "$"), nil
}

// minRounds keeps hashes that somebody made to be fast out of programs.
const minRounds = 100_000

func parseHash(text string) (hash, error) {
	parts := strings.Split(text, "$")
	if len(parts) != 4 || parts[0] != scheme {
		return hash{}, errors.New("is not of the form pbkdf2-sha256$ROUNDS$SALT$SUM")
	}
	n, err := strconv.Atoi(parts[1])
	if err != nil || n < minRounds || n > maxRounds {
		return hash{}, fmt.Errorf("has %q rounds, and not %d to %d", parts[1], minRounds, maxRounds)
	}
	salt, errSalt := base64.RawStdEncoding.DecodeString(parts[2])
	sum, errSum := base64.RawStdEncoding.DecodeString(parts[3])
	if errSalt != nil || errSum != nil || len(salt) < saltSize || len(sum) != sha256.Size {
		return hash{}, fmt.Errorf("has no salt of %d bytes and sum of %d in base64", saltSize, sha256.Size)
	}
	return hash{n, salt, sum}, nil
}

func (h *hash) of(password string) ([]byte, error) {
	return pbkdf2.Key(sha256.New, password, h.salt, h.rounds, sha256.Size)
}

// matches takes as long whatever the password is.
func (h *hash) matches(password string) bool {
	sum, err := h.of(password)
	return err == nil && subtle.ConstantTimeCompare(sum, h.sum) == 1
}
