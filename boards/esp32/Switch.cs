using System.Device.Gpio;

namespace Pop3Nano.Esp32
{
    /// <summary>An output that is on or off, whichever level that means.</summary>
    internal sealed class Switch
    {
        private readonly GpioPin _pin;
        private readonly bool _activeLow;

        /// <summary>Takes the pin, and switches it off.</summary>
        internal Switch(GpioController pins, int number, bool activeLow)
        {
            _activeLow = activeLow;
            _pin = pins.OpenPin(number, PinMode.Output);
            Set(false);
        }

        /// <summary>Whether it is on.</summary>
        internal bool IsOn { get; private set; }

        internal void Set(bool on)
        {
            IsOn = on;
            _pin.Write(on != _activeLow ? PinValue.High : PinValue.Low);
        }
    }
}
