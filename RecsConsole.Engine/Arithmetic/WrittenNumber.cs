using System.Globalization;

namespace RecsConsole.Engine.Arithmetic;

/// <summary>
/// The number in a text as people and spreadsheets write it: "4250.5", and also "4.250,50 €", "4 250,50 zł" or "EUR 4250.50". A single
/// separator before three digits is read as the invariant culture reads a point, and as thousands for a comma or an amount of money.
/// </summary>
public static class WrittenNumber
{
    private const int Group = 3;

    // a closed set, so that neither units ("12 km") nor keys ("INV 2024") are amounts
    private static readonly string[] s_words =
    [
        "zł",
        "zl",
        "kč",
        "kr.",
        "kr",
        "ft",
        "lei",
        "лв.",
        "лв",
        "руб.",
        "руб",
        "грн",
        "din.",
        "din",
        "sfr.",
        "sfr",
        "fr.",
        "fr",
        "rs.",
        "rs",
        "r$",
        "us$",
        "c$",
        "a$",
        "euros",
        "euro",
        "dollars",
        "dollar",
        "eur",
        "usd",
        "gbp",
        "chf",
        "pln",
        "czk",
        "huf",
        "ron",
        "bgn",
        "sek",
        "nok",
        "dkk",
        "isk",
        "uah",
        "jpy",
        "cny",
        "inr",
        "cad",
        "aud",
        "nzd",
        "brl",
        "mxn",
        "zar",
    ];

    /// <summary>Null when the text is no number, such as a key or a phone number.</summary>
    public static double? Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parsed(text)
            ?? (WithoutCurrency(text.Trim()) is var amount && InvariantOf(amount) is { } plain ? Parsed(plain) : Parsed(amount));
    }

    private static double? Parsed(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static string? InvariantOf(string written)
    {
        var sign = written.StartsWith('-') ? "-" : "";
        var digits = written[sign.Length..];
        var decimals = DecimalSign(digits);
        var whole = decimals < 0 ? digits : digits[..decimals];
        var rest = decimals < 0 ? "" : digits[(decimals + 1)..];
        return Ungrouped(whole) is { } plain && rest.All(char.IsAsciiDigit) ? $"{sign}{plain}.{rest}0" : null;
    }

    // the later of two different signs, a point behind groups, or a comma that separates no group of three; -1 for none
    private static int DecimalSign(string digits)
    {
        var (point, comma) = (digits.LastIndexOf('.'), digits.LastIndexOf(','));
        if (point >= 0 && comma >= 0)
        {
            return Math.Max(point, comma);
        }

        if (point >= 0 && digits.AsSpan(0, point).IndexOfAnyExceptInRange('0', '9') is var sign and >= 0 && digits[sign] != '.')
        {
            return point;
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

    // a sign, a word or a code of three letters, in front or behind; any code behind, since nothing else is written there
    private static string WithoutCurrency(string text)
    {
        if (text.Length == 0)
        {
            return text;
        }

        var rest =
            IsCurrency(text[0]) ? text[1..]
            : IsCurrency(text[^1]) ? text[..^1]
            : text.Length > 4 && text[^4] is ' ' or '\u00a0' && text[^3..].All(char.IsAsciiLetterUpper) ? text[..^4]
            : WithoutWord(text);
        return rest.Trim();
    }

    private static string WithoutWord(string text) =>
        s_words.FirstOrDefault(word => text.EndsWith(word, StringComparison.OrdinalIgnoreCase)) is { } behind ? text[..^behind.Length]
        : s_words.FirstOrDefault(word => Leads(text, word)) is { } front ? text[front.Length..]
        : text;

    // a key such as "KR12" is no amount
    private static bool Leads(string text, string word) =>
        text.Length > word.Length
        && text.StartsWith(word, StringComparison.OrdinalIgnoreCase)
        && (word[^1] is '.' or '$' || char.IsWhiteSpace(text[word.Length]));

    private static bool IsCurrency(char sign) => char.GetUnicodeCategory(sign) is UnicodeCategory.CurrencySymbol;
}
