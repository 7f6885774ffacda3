namespace Pop3Nano.Session
{
    // The mechanisms that only .NET has.
    internal sealed partial class LoginSteps
    {
        partial void DoubtLastWord()
        {
            if (_mechanism is NegotiateMechanism { MayBeAskedMore: true }) _isAllQueued = false;
        }
    }
}
