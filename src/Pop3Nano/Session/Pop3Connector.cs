namespace Pop3Nano.Session
{
    /// <summary>Where sessions come from: a poller asks for one for each poll, a test gives it another kind.</summary>
    public abstract class Pop3Connector
    {
        /// <summary>A session whose greeting was read, secured as it should be, not logged in.</summary>
        public abstract Pop3Session Connect(Pop3ServerProfile profile);
    }
}
