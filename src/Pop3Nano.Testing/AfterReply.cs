namespace Pop3Nano.Testing;

// What happens to the connection once a reply is out.
internal enum AfterReply
{
    Nothing = 0,
    Close = 1,
    Stall = 2,
    StartTls = 3,
}
