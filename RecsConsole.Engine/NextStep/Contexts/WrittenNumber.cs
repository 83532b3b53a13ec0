using System.Globalization;

namespace RecsConsole.Engine.NextStep;

/// <summary>
/// The number in a text as people and spreadsheets write it: "4250.5", and also "4.250,50 €" or "4 250,50". A single separator before three
/// digits is read as the invariant culture reads a point, and as thousands for a comma.
/// </summary>
internal static class WrittenNumber
{
    private const int Group = 3;

    /// <summary>Null when the text is no number, such as a key or a phone number.</summary>
    public static double? Of(string text) => Parsed(text) ?? (InvariantOf(text) is { } plain ? Parsed(plain) : null);

    private static double? Parsed(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static string? InvariantOf(string text)
    {
        var written = WithoutCurrency(text);
        var sign = written.StartsWith('-') ? "-" : "";
        var digits = written[sign.Length..];
        var decimals = DecimalSign(digits);
        var whole = decimals < 0 ? digits : digits[..decimals];
        var rest = decimals < 0 ? "" : digits[(decimals + 1)..];
        return Ungrouped(whole) is { } plain && rest.All(char.IsAsciiDigit) ? $"{sign}{plain}.{rest}0" : null;
    }

    // the later of two different signs, or a comma that separates no group of three; -1 for none
    private static int DecimalSign(string digits)
    {
        var (point, comma) = (digits.LastIndexOf('.'), digits.LastIndexOf(','));
        if (point >= 0 && comma >= 0)
        {
            return Math.Max(point, comma);
        }

        return comma >= 0 && comma == digits.IndexOf(',', StringComparison.Ordinal) && digits.Length - comma - 1 != Group ? comma : -1;
    }

    // groups of three behind one and the same sign
    private static string? Ungrouped(string whole)
    {
        var at = whole.AsSpan().IndexOfAnyExceptInRange('0', '9');
        var groups = at < 0 ? [whole] : whole.Split(whole[at]);
        var areGroups =
            groups.Length == 1
            || (
                whole[at] is '.' or ',' or ' ' or '\'' or '\u00a0' or '\u202f' or '\u2019'
                && groups[0].Length <= Group
                && groups[0] is not ['0', ..]
                && groups.Skip(1).All(each => each.Length == Group)
            );
        return areGroups && groups.All(each => each.Length > 0 && each.All(char.IsAsciiDigit)) ? string.Concat(groups) : null;
    }

    // a sign or a code of three letters, in front or behind
    private static string WithoutCurrency(string text)
    {
        var rest = text.Trim();
        if (rest.Length == 0)
        {
            return rest;
        }

        rest =
            IsCurrency(rest[0]) ? rest[1..]
            : IsCurrency(rest[^1]) ? rest[..^1]
            : rest.Length > 4 && rest[^4] is ' ' or '\u00a0' && rest[^3..].All(char.IsAsciiLetterUpper) ? rest[..^4]
            : rest;
        return rest.Trim();
    }

    private static bool IsCurrency(char sign) => char.GetUnicodeCategory(sign) is UnicodeCategory.CurrencySymbol;
}
