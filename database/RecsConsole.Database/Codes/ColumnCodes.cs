using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace RecsConsole.Database.Codes;

/// <summary>
/// The text of an enum value in the database, in exports and in hashes: its name in lower snake case, so that raw SQL stays readable.
/// </summary>
public static class ColumnCodes
{
    /// <summary>The stored text, such as in_review.</summary>
    public static string ToCode<TEnum>(this TEnum value)
        where TEnum : struct, Enum => Known<TEnum>.Codes[value];

    /// <summary>The value of a stored text.</summary>
    /// <exception cref="FormatException">The set has no such code.</exception>
    public static TEnum Parse<TEnum>(string code)
        where TEnum : struct, Enum =>
        TryParse<TEnum>(code, out var value) ? value : throw new FormatException($"There is no {typeof(TEnum).Name} \"{code}\".");

    /// <summary>Parses text from outside, such as a URL.</summary>
    public static bool TryParse<TEnum>([NotNullWhen(true)] string? code, out TEnum value)
        where TEnum : struct, Enum
    {
        value = default;
        return code is not null && Known<TEnum>.Values.TryGetValue(code, out value);
    }

    /// <summary>The value of a text from outside; null if there is no such code.</summary>
    public static TEnum? Find<TEnum>(string? code)
        where TEnum : struct, Enum => TryParse<TEnum>(code, out var value) ? value : null;

    private static string CodeOf(string name)
    {
        var code = new StringBuilder(name.Length + 2);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && code.Length > 0)
            {
                code.Append('_');
            }

            code.Append(char.ToLowerInvariant(letter));
        }

        return code.ToString();
    }

    private static class Known<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly FrozenDictionary<TEnum, string> Codes = Enum.GetValues<TEnum>()
            .ToFrozenDictionary(value => value, value => CodeOf(value.ToString()));

        public static readonly FrozenDictionary<string, TEnum> Values = Codes.ToFrozenDictionary(
            each => each.Value,
            each => each.Key,
            StringComparer.Ordinal
        );
    }
}
