namespace Pop3Nano.Commands
{
    /// <summary>
    /// What a device can do, as mailed commands and the poller see it. Every board, virtual or real, implements it; where a platform
    /// lacks something (a watchdog, a sensor) the member does nothing or says that there is none.
    /// </summary>
    public interface IBoard
    {
        /// <summary>How many relays there are; they are numbered from 1.</summary>
        int RelayCount { get; }

        /// <summary>What survives a restart.</summary>
        IStore Store { get; }

        /// <summary>A clock in milliseconds that only goes forward.</summary>
        long Milliseconds { get; }

        /// <summary>Lights the LED or not.</summary>
        void SetLed(bool lit);

        /// <summary>Blinks the LED so many times, and leaves it off.</summary>
        void BlinkLed(int times);

        /// <summary>Closes (switches on) or opens a relay, from 1 to <see cref="RelayCount"/>.</summary>
        void SetRelay(int relay, bool closed);

        /// <summary>Reads the temperature in tenths of a degree Celsius. False: no sensor, or it does not answer.</summary>
        bool TryReadTemperature(out int tenths);

        /// <summary>A random number from 0 to below <paramref name="limit"/>: spreads the polls of many devices.</summary>
        int Random(int limit);

        /// <summary>Waits until the clock is right, as certificates need it. False: it is not, and nothing should be connected.</summary>
        bool WaitForTime();

        /// <summary>Seconds since 1970, UTC. False: the clock is not known to be right, and nothing is judged by it.</summary>
        bool TryGetTime(out long unixSeconds);

        /// <summary>Waits so many milliseconds, asleep if the board can. False: the application is to end.</summary>
        bool Wait(int milliseconds);

        /// <summary>Tells the watchdog that all is well. Nothing on platforms without one.</summary>
        void FeedWatchdog();

        /// <summary>Restarts the board. The poller calls it when the mail that asked for it is gone.</summary>
        void Reboot();

        /// <summary>Writes one line where people can see it.</summary>
        void Log(string line);
    }
}
