using System;
using System.Device.Gpio;
using System.Diagnostics;
using System.Threading;
using nanoFramework.Hardware.Esp32;
using nanoFramework.Runtime.Native;
using Pop3Nano.Commands;

namespace Pop3Nano.Esp32
{
    /// <summary>An ESP32 with an LED and relays, on Wi-Fi.</summary>
    internal sealed class Esp32Board : IBoard
    {
        private const int BlinkTime = 150;
        private const long UnixEpoch = 621355968000000000; // 1970, in ticks
        private const int LeastSleep = 10000; // starting anew costs more than a shorter wait

        private readonly Settings _settings;
        private readonly Network _network;
        private readonly Random _random = new Random();
        private readonly Switch _led;
        private readonly Switch[] _relays;

        /// <summary>Takes the pins: LED and relays are off.</summary>
        internal Esp32Board(Settings settings)
        {
            _settings = settings;
            _network = new Network(settings);
            Store = new FlashStore();
            var pins = new GpioController();
            _led = settings.LedPin < 0 ? null : new Switch(pins, settings.LedPin, settings.LedActiveLow);
            _relays = new Switch[settings.RelayPins.Length];
            for (int i = 0; i < _relays.Length; i++) _relays[i] = new Switch(pins, settings.RelayPins[i], settings.RelaysActiveLow);
        }

        /// <summary>True: it waits awake, since deep sleep would forget what is needed.</summary>
        internal bool StaysAwake { get; set; }

        /// <inheritdoc/>
        public int RelayCount { get { return _relays.Length; } }

        /// <inheritdoc/>
        public IStore Store { get; }

        /// <inheritdoc/>
        public long Milliseconds { get { return Environment.TickCount64; } }

        /// <inheritdoc/>
        public void SetLed(bool lit)
        {
            if (_led != null) _led.Set(lit);
        }

        /// <inheritdoc/>
        public void BlinkLed(int times)
        {
            for (int i = 0; _led != null && i < times; i++)
            {
                _led.Set(true);
                Thread.Sleep(BlinkTime);
                _led.Set(false);
                Thread.Sleep(BlinkTime);
            }
        }

        /// <summary>Blinks, for people; the LED is then as it was.</summary>
        internal void Signal(int times)
        {
            if (_led == null || times == 0) return;
            bool lit = _led.IsOn;
            SetLed(false);
            Thread.Sleep(BlinkTime);
            BlinkLed(times);
            SetLed(lit);
        }

        /// <inheritdoc/>
        public void SetRelay(int relay, bool closed)
        {
            _relays[relay - 1].Set(closed);
        }

        /// <inheritdoc/>
        public bool TryReadTemperature(out int tenths)
        {
            tenths = 0;
            return false; // no sensor is wired
        }

        /// <inheritdoc/>
        public int Random(int limit)
        {
            return _random.Next(limit);
        }

        /// <inheritdoc/>
        public bool WaitForTime()
        {
            if (_network.Prepare()) return true;
            Log(_network.Problem);
            return false;
        }

        /// <inheritdoc/>
        public bool TryGetTime(out long unixSeconds)
        {
            unixSeconds = (DateTime.UtcNow.Ticks - UnixEpoch) / TimeSpan.TicksPerSecond;
            return _network.IsTimeKnown;
        }

        /// <inheritdoc/>
        public bool Wait(int milliseconds)
        {
            if (_settings.DeepSleep && !StaysAwake && milliseconds >= LeastSleep)
            {
                Log("deep sleep for " + (milliseconds / 1000).ToString() + " s");
                Thread.Sleep(BlinkTime); // lets the line out
                if (Sleep.EnableWakeupByTimer(TimeSpan.FromMilliseconds(milliseconds)) == EspNativeError.OK) Sleep.StartDeepSleep();
                Log("deep sleep was refused: waiting awake");
            }
            Thread.Sleep(milliseconds);
            return true;
        }

        /// <inheritdoc/>
        public void FeedWatchdog()
        {
            // The platform's packages have no watchdog that an application could feed.
        }

        /// <inheritdoc/>
        public void Reboot()
        {
            Log("restarting");
            Thread.Sleep(BlinkTime);
            Power.RebootDevice();
        }

        /// <inheritdoc/>
        public void Log(string line)
        {
            Debug.WriteLine(line);
        }
    }
}
