using RecsConsole.Engine.Claims;

namespace RecsConsole.Engine.Sentences;

/// <summary>Cuts text into words and numbers.</summary>
internal static class ExplanationText
{
    /// <summary>Runs of letters, including hyphens and apostrophes within them.</summary>
    public static IEnumerable<(string Text, int Start)> Words(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            if (!char.IsLetter(text[at]))
            {
                at++;
                continue;
            }

            var start = at;
            while (at < text.Length && IsInner(text, at))
            {
                at++;
            }

            yield return (text[start..at], start);
        }
    }

    /// <summary>Index of a phrase as whole words, ignoring case; -1 when absent.</summary>
    public static int Find(string text, string phrase, int from)
    {
        for (
            var at = text.IndexOf(phrase, from, StringComparison.OrdinalIgnoreCase);
            at >= 0;
            at = text.IndexOf(phrase, at + 1, StringComparison.OrdinalIgnoreCase)
        )
        {
            if (
                (at == 0 || !Joins(text[at - 1], phrase[0]))
                && (at + phrase.Length == text.Length || !Joins(phrase[^1], text[at + phrase.Length]))
            )
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>
    /// A number as the language writes it, with or without thousands separators; null when there is none at this position.
    /// </summary>
    public static (decimal Value, int Length)? NumberAt(string text, int at, ExplanationLanguage language)
    {
        if (!IsDigit(text, at))
        {
            return null;
        }

        var end = at;
        var digits = new System.Text.StringBuilder();
        while (end < text.Length)
        {
            if (char.IsAsciiDigit(text[end]))
            {
                digits.Append(text[end++]);
            }
            else if (IsThousands(text, end, language))
            {
                end++;
            }
            else if (text[end] == language.Decimals && IsDigit(text, end + 1) && !digits.ToString().Contains('.', StringComparison.Ordinal))
            {
                digits.Append('.');
                end++;
            }
            else
            {
                break;
            }
        }

        return (decimal.Parse(digits.ToString(), System.Globalization.CultureInfo.InvariantCulture), end - at);
    }

    /// <summary>Days, or days and hours, as a number of hours; null when there are none at this position.</summary>
    public static (decimal Value, int Length)? HoursAt(string text, int at, ExplanationLanguage language)
    {
        if (CountedAt(text, at, FactTypes.Days, language) is not var (days, length))
        {
            return null;
        }

        var hours = days * ExplanationLanguage.HoursOfDay;
        var next = at + length + 1;
        return
            next < text.Length
            && text[next - 1] == ' '
            && CountedAt(text, next, FactTypes.Hours, language) is var (left, more)
            && left < ExplanationLanguage.HoursOfDay
            ? (hours + left, length + 1 + more)
            : (hours, length);
    }

    // a number with the noun of its unit
    private static (decimal Value, int Length)? CountedAt(string text, int at, string unit, ExplanationLanguage language)
    {
        if (NumberAt(text, at, language) is not var (value, length) || value > int.MaxValue)
        {
            return null;
        }

        foreach (var noun in language.NounForms(unit, (long)value))
        {
            var phrase = $" {noun}";
            if (Find(text, phrase, at + length) == at + length)
            {
                return (value, length + phrase.Length);
            }
        }

        return null;
    }

    private static bool IsThousands(string text, int at, ExplanationLanguage language) =>
        text[at] == language.Thousands
        && at > 0
        && char.IsAsciiDigit(text[at - 1])
        && IsDigit(text, at + 1)
        && IsDigit(text, at + 2)
        && IsDigit(text, at + 3)
        && !IsDigit(text, at + 4);

    private static bool IsDigit(string text, int at) => at < text.Length && char.IsAsciiDigit(text[at]);

    private static bool IsInner(string text, int at) =>
        char.IsLetter(text[at]) || (text[at] is '-' or '\'' && at + 1 < text.Length && char.IsLetter(text[at + 1]));

    private static bool Joins(char left, char right) => char.IsLetterOrDigit(left) && char.IsLetterOrDigit(right);
}
