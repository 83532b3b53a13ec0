using System.Globalization;
using System.Text;

namespace RecsConsole.Platform;

/// <summary>Ids derived from names: lower-case ASCII letters and digits, with one separator between words.</summary>
public static class Slug
{
    /// <summary>"Obsługa &amp; Sons" is obsluga-sons. Empty where no letter or digit is left; cut at <paramref name="longest"/>.</summary>
    public static string Of(string name, int longest, char separator = '-')
    {
        ArgumentNullException.ThrowIfNull(name);
        var slug = new StringBuilder();
        foreach (var letter in Plain(name))
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(letter);
            }
            else if (
                CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark
                && slug is [.., var last]
                && last != separator
            )
            {
                slug.Append(separator);
            }
        }

        return slug.ToString(0, Math.Min(slug.Length, longest)).Trim(separator);
    }

    // letters that Unicode does not decompose into a base letter and a mark
    private static string Plain(string name) =>
        name.Normalize(NormalizationForm.FormKD)
            .ToLowerInvariant()
            .Replace('ł', 'l')
            .Replace("ß", "ss", StringComparison.Ordinal)
            .Replace("ø", "o", StringComparison.Ordinal);
}
