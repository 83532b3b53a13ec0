using System.Globalization;
using System.Text;

namespace RecsConsole.Features.Catalog.CaseTypes;

/// <summary>Ids that are proposed from names.</summary>
internal static class CaseTypeKey
{
    private const int Longest = 60;

    /// <summary>"Obsługa klienta" is "obsluga-klienta"; empty where nothing is left of it.</summary>
    public static string Of(string name)
    {
        var plain = name.Trim().Replace('ł', 'l').Replace('Ł', 'l').Replace("ß", "ss", StringComparison.Ordinal);
        var letters = plain
            .Normalize(NormalizationForm.FormD)
            .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark)
            .Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-');
        var key = string.Join('-', new string([.. letters]).Split('-', StringSplitOptions.RemoveEmptyEntries))
            .TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '-');
        return key.Length > Longest ? key[..Longest].TrimEnd('-') : key;
    }
}
