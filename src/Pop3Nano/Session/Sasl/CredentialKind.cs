namespace Pop3Nano.Session
{
    // What credentials are made of, and so which mechanisms can use them.
    internal enum CredentialKind
    {
        Password,
        Token,
        Certificate,
        Process,
        Anonymous,
    }
}
