using System.Threading;

namespace Pop3Nano.Client
{
    /// <summary>
    /// The default connection of a thread or a flow of tasks. A thread that is started inherits what flows, but is to begin without one. Threads of
    /// the pool, and those that a synchronization context resumes tasks on, carry on the flow that they serve.
    /// </summary>
    internal sealed class FlowHolder
    {
        private readonly Thread _origin = Thread.CurrentThread;

        public Pop3Connection? Connection { get; set; }

        public bool ServesThisThread =>
            Thread.CurrentThread == _origin || Thread.CurrentThread.IsThreadPoolThread || SynchronizationContext.Current != null;
    }
}
