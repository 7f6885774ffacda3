using System;
using System.Device.Wifi;
using System.Net.NetworkInformation;
using System.Threading;
using nanoFramework.Networking;

namespace Pop3Nano.Esp32
{
    /// <summary>Wi-Fi and the clock. Both are looked after before each poll, so that a router that was switched off is no lasting harm.</summary>
    internal sealed class Network
    {
        private const int WifiPatience = 60000;
        private const int ClockPatience = 30000;
        private const int LeastYear = 2025; // a clock that was never set is decades behind

        private readonly Settings _settings;
        private bool _isTimeAsked; // since the start

        internal Network(Settings settings)
        {
            _settings = settings;
            Problem = "";
        }

        /// <summary>Why the last <see cref="Prepare"/> failed.</summary>
        internal string Problem { get; private set; }

        /// <summary>Joins the network if need be, and waits for the clock. False: one of them failed, and <see cref="Problem"/> says which.</summary>
        internal bool Prepare()
        {
            Problem = "";
            try
            {
                if (!HasAddress() && !Join())
                {
                    Problem = "no Wi-Fi: status " + ((int)WifiNetworkHelper.Status).ToString();
                    return false;
                }
                if (!_isTimeAsked || !IsClockRight()) AskForTime();
                if (WaitForClock()) return true;
                Problem = "no answer from a time server (SNTP, UDP port 123)";
            }
            catch (Exception failure)
            {
                Problem = "no Wi-Fi: " + failure.Message;
            }
            return false;
        }

        /// <summary>
        /// True if a time server has set the clock: since the start, or before a deep sleep, in which it goes on, if less exactly. The time is asked
        /// for at each start all the same.
        /// </summary>
        internal bool IsTimeKnown { get { return _isTimeAsked && IsClockRight(); } }

        private static bool IsClockRight()
        {
            return DateTime.UtcNow.Year >= LeastYear;
        }

        private static bool HasAddress()
        {
            NetworkInterface[] all = NetworkInterface.GetAllNetworkInterfaces();
            for (int i = 0; i < all.Length; i++)
            {
                if (all[i].NetworkInterfaceType != NetworkInterfaceType.Wireless80211) continue;
                string address = all[i].IPv4Address;
                if (address != null && address.Length > 0 && address != "0.0.0.0") return true;
            }
            return false;
        }

        // The helper may be set up only once; Reset lets it be tried again.
        private bool Join()
        {
            WifiNetworkHelper.Reset();
            using (var patience = new CancellationTokenSource(WifiPatience))
            {
                // The clock is waited for below: a time server that is silent and a wrong password are different faults.
                if (_settings.WifiName.Length == 0) return WifiNetworkHelper.Reconnect(false, 0, patience.Token);
                return WifiNetworkHelper.ConnectDhcp(
                    _settings.WifiName, _settings.WifiPassword, WifiReconnectionKind.Automatic, false, 0, patience.Token);
            }
        }

        private void AskForTime()
        {
            if (_settings.TimeServer.Length > 0) Sntp.Server1 = _settings.TimeServer;
            if (!Sntp.IsStarted) Sntp.Start();
            Sntp.UpdateNow();
            _isTimeAsked = true;
        }

        private static bool WaitForClock()
        {
            for (int waited = 0; waited < ClockPatience && !IsClockRight(); waited += 200) Thread.Sleep(200);
            return IsClockRight();
        }
    }
}
