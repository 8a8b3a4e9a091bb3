//go:build !unix

package cache

// Private reports whether nobody else can have put anything into the folder: here
// the folder of the user's cache is the user's alone.
func (c *Cache) Private() bool { return true }
