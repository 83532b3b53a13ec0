using System.Globalization;
using System.Text.RegularExpressions;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Features.Catalog.CaseFields;

/// <summary>
/// Numbers of conditions as their readers write them: ten thousand is 10,000 in English, 10.000 in German and 10 000 in Polish. They are
/// stored as 10000.
/// </summary>
public static partial class FieldNumbers
{
    /// <summary>What was typed as it is stored; the same text when it is no number, so that the form can name what is wrong.</summary>
    public static string Stored(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var (text, format) = (typed.Trim(), CultureInfo.CurrentCulture.NumberFormat);
        var sign = text.StartsWith('-') ? "-" : "";
        var parts = text[sign.Length..].Split(format.NumberDecimalSeparator);
        if (parts.Length > 2 || (parts.Length == 2 && !Digits().IsMatch(parts[1])) || Ungrouped(parts[0], format) is not { } whole)
        {
            return text; // also 10000.5 where a comma is usual: it is stored like that
        }

        return parts.Length == 2 ? $"{sign}{whole}.{parts[1]}" : sign + whole;
    }

    /// <summary>A stored number in the reader's language; any other text as it is.</summary>
    public static string Shown(string stored) =>
        FieldCondition.NumberOf(stored) is { } number ? number.ToString("#,##0.######", CultureInfo.CurrentCulture) : stored;

    private static string? Ungrouped(string whole, NumberFormatInfo format)
    {
        if (Digits().IsMatch(whole))
        {
            return whole;
        }

        string[] signs = [format.NumberGroupSeparator, " ", "\u00a0", "\u202f", "'", "\u2019"];
        var groups = signs.Where(sign => sign.Length > 0).Select(sign => whole.Split(sign)).FirstOrDefault(each => each.Length > 1);
        return
            groups is not null
            && groups[0].Length is > 0 and <= 3
            && groups.Skip(1).All(each => each.Length == 3)
            && groups.All(each => Digits().IsMatch(each))
            ? string.Concat(groups)
            : null;
    }

    [GeneratedRegex("^[0-9]+$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Digits();
}
