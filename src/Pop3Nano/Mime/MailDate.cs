namespace Pop3Nano.Mime
{
    /// <summary>
    /// Reads dates as mail has them (RFC 5322 §3.3 and the obsolete forms of §4.3): parts are told apart by what they look like.
    /// </summary>
    public static class MailDate
    {
        // Where the next number goes.
        private const int Day = 0;
        private const int Year = 1;
        private const int Hour = 2;
        private const int Second = 4;

        // Three letters for each month.
        private static readonly byte[] Months =
        {
            (byte)'j', (byte)'a', (byte)'n', (byte)'f', (byte)'e', (byte)'b', (byte)'m', (byte)'a', (byte)'r',
            (byte)'a', (byte)'p', (byte)'r', (byte)'m', (byte)'a', (byte)'y', (byte)'j', (byte)'u', (byte)'n',
            (byte)'j', (byte)'u', (byte)'l', (byte)'a', (byte)'u', (byte)'g', (byte)'s', (byte)'e', (byte)'p',
            (byte)'o', (byte)'c', (byte)'t', (byte)'n', (byte)'o', (byte)'v', (byte)'d', (byte)'e', (byte)'c',
        };

        /// <summary>The seconds since 1970 in UTC. False if day, month, year or hour are missing or no number fits its place.</summary>
        public static bool TryParse(byte[] text, int start, int length, out long seconds)
        {
            int end = start + length;
            int part = Day;
            int month = 0;
            int zone = 0;
            int day = 0;
            int year = 0;
            int time = 0;
            bool valid = true;
            seconds = 0;
            int at = start;
            while (at < end && text[at] != '(')
            {
                int from = at;
                int c = text[at];
                if (c >= '0' && c <= '9')
                {
                    int number = 0;
                    while (at < end && text[at] >= '0' && text[at] <= '9' && at - from < 5)
                    {
                        number = (number * 10) + text[at++] - '0';
                    }

                    int before = from > start ? text[from - 1] : ' ';
                    if (part > Hour && (before == '+' || before == '-'))
                    {
                        // +05:30 as browsers write it, and +05.
                        if (at - from < 3)
                        {
                            number *= 100;
                            if (end - at > 2 && text[at] == ':')
                            {
                                number += ((text[at + 1] - '0') * 10) + text[at + 2] - '0';
                            }
                        }

                        zone = ((number / 100 * 60) + (number % 100)) * (before == '-' ? -60 : 60);
                        break;
                    }

                    if (part == Day)
                    {
                        day = number;
                    }
                    else if (part == Year)
                    {
                        // RFC 5322 §4.3: years of two and three digits. In front of a colon it is the hour: the year stands behind the time.
                        valid = at == end || text[at] != ':';
                        year = at - from > 3 ? number : number + (at - from == 2 && number < 50 ? 2000 : 1900);
                    }
                    else if (part <= Second)
                    {
                        valid = valid && number < (part == Hour ? 24 : part == Second ? 61 : 60);
                        time = (time * 60) + number;
                    }

                    part++;
                }
                else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
                {
                    while (at < end && (text[at] | 0x20) >= 'a' && (text[at] | 0x20) <= 'z')
                    {
                        at++;
                    }

                    // GMT+0200, as browsers write it: the offset counts.
                    if (part > Hour && !(at < end && (text[at] == '+' || text[at] == '-')))
                    {
                        zone = Zone(text, from, at - from);
                        break;
                    }

                    month = month == 0 && at - from >= 3 ? Month(text, from) : month;
                }
                else
                {
                    at++;
                }
            }

            if (!valid || part <= Hour + 1 || month == 0 || day < 1 || day > 31 || year < 1900)
            {
                return false;
            }

            // Without seconds the time is one factor short.
            time *= part == Second ? 60 : 1;

            // Days since 1970; the year begins in March, so that the leap day is its last.
            int y = month > 2 ? year : year - 1;
            int m = month > 2 ? month - 3 : month + 9;
            long days = (y * 365L) + (y / 4) - (y / 100) + (y / 400) + (((m * 153) + 2) / 5) + day - 719469;
            seconds = (days * 86400) + time - zone;
            return true;
        }

        private static int Month(byte[] text, int at)
        {
            for (int i = 0; i < Months.Length; i += 3)
            {
                if ((text[at] | 0x20) == Months[i] && (text[at + 1] | 0x20) == Months[i + 1] && (text[at + 2] | 0x20) == Months[i + 2])
                {
                    return (i / 3) + 1;
                }
            }

            return 0;
        }

        // The zones of RFC 822 in seconds: EST is -5 hours, EDT -4, and so on to PST; all others count as UTC (RFC 5322 §4.3).
        private static int Zone(byte[] text, int at, int length)
        {
            if (length != 3 || (text[at + 2] | 0x20) != 't')
            {
                return 0;
            }

            int second = text[at + 1] | 0x20;
            int hours;
            switch (text[at] | 0x20)
            {
                case 'e': hours = -5; break;
                case 'c': hours = -6; break;
                case 'm': hours = -7; break;
                case 'p': hours = -8; break;
                default: return 0;
            }

            return second == 's' ? hours * 3600 : second == 'd' ? (hours + 1) * 3600 : 0;
        }
    }
}
