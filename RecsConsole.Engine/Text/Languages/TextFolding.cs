using System.Text;

namespace RecsConsole.Engine.Text;

/// <summary>
/// One spelling for each letter: compatibility forms replaced (Unicode NFKD), lower case, ß written as ss; and, for search terms, Latin and
/// Greek letters without their marks. Marks of other scripts belong to the letter and stay.
/// </summary>
public static class TextFolding
{
    /// <summary>Lower case and composed, with diacritics: the form used by stop words and stemmers.</summary>
    public static string Plain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Ascii.IsValid(text))
        {
            return text.ToLowerInvariant();
        }

        // lone surrogates, which cannot be normalised, become the replacement character
        var wellFormed = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        return wellFormed.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Replace("ß", "ss", StringComparison.Ordinal);
    }

    /// <summary>A word of <see cref="Plain"/> without the marks of Latin and Greek letters.</summary>
    public static string WithoutMarks(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (Ascii.IsValid(word))
        {
            return word;
        }

        var folded = new StringBuilder(word.Length + 4);
        var dropsMarks = false;
        foreach (var character in word.Normalize(NormalizationForm.FormKD))
        {
            if (character is >= '\u0300' and <= '\u036f')
            {
                if (dropsMarks)
                {
                    continue;
                }
            }
            else
            {
                // Latin up to Extended-B, and Greek
                dropsMarks = character is < '\u0250' or (>= '\u0370' and < '\u0400');
            }

            Append(folded, character);
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    // letters with a stroke, and joined ones, have no decomposition in Unicode
    private static void Append(StringBuilder folded, char character)
    {
        var instead = character switch
        {
            'ł' => "l",
            'ø' => "o",
            'đ' or 'ð' => "d",
            'þ' => "th",
            'æ' => "ae",
            'œ' => "oe",
            'ı' => "i",
            'ħ' => "h",
            'ß' => "ss",
            'ς' => "σ",
            _ => null,
        };
        if (instead is null)
        {
            folded.Append(character);
        }
        else
        {
            folded.Append(instead);
        }
    }
}
