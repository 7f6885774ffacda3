namespace Pop3Nano.Testing;

// Why a login with the right password is refused.
internal enum LoginRefusal
{
    None = 0,
    TooSoon = 1,
    InUse = 2,
}
