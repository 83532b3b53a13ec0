using System.Globalization;

namespace RecsConsole.Engine.Sentences;

/// <summary>Reads dates in a language's own format, and as yyyy-MM-dd.</summary>
internal static class ExplanationDates
{
    private const int IsoLength = 10;

    /// <summary>The date at a position in a text; null when there is none.</summary>
    public static (DateOnly Day, int Length)? DateAt(string text, int at, ExplanationLanguage language)
    {
        if (!char.IsAsciiDigit(text[at]))
        {
            return null;
        }

        if (
            at + IsoLength <= text.Length
            && DateOnly.TryParseExact(
                text.AsSpan(at, IsoLength),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var iso
            )
        )
        {
            return (iso, IsoLength);
        }

        var end = at;
        if (Digits(text, ref end, 2) is not { } day)
        {
            return null;
        }

        Skip(text, ref end, '.');
        Skip(text, ref end, ' ');
        if (MonthAt(text, ref end, language) is not { } month)
        {
            return null;
        }

        Skip(text, ref end, ' ');
        return Digits(text, ref end, 4) is { } year and > 0 and < 10_000 && day > 0 && day <= DateTime.DaysInMonth((int)year, month)
            ? (new((int)year, month, (int)day), end - at)
            : null;
    }

    private static int? MonthAt(string text, ref int at, ExplanationLanguage language)
    {
        for (var month = 0; month < language.Months.Count; month++)
        {
            var name = language.Months[month];
            if (string.CompareOrdinal(text, at, name, 0, name.Length) == 0)
            {
                at += name.Length;
                return month + 1;
            }
        }

        return null;
    }

    private static long? Digits(string text, ref int at, int max)
    {
        var start = at;
        while (at < text.Length && at - start < max && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at == start ? null : long.Parse(text.AsSpan(start, at - start), CultureInfo.InvariantCulture);
    }

    private static void Skip(string text, ref int at, char mark)
    {
        if (at < text.Length && text[at] == mark)
        {
            at++;
        }
    }
}
