using System.Text;

namespace RecsConsole.Recommender.Retrieval.Masking;

/// <summary>Finds mail addresses from their @ outwards: each character is examined at most twice, whatever the text.</summary>
internal static class MailAddresses
{
    private const string Placeholder = "[mail]";

    public static string Replace(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
        {
            return text;
        }

        var (masked, from) = (new StringBuilder(text.Length), 0);
        for (; at >= 0; at = text.IndexOf('@', Math.Max(at + 1, from)))
        {
            var start = at;
            while (start > from && IsLocal(text[start - 1]))
            {
                start--;
            }

            var end = at + 1;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '.'))
            {
                end++;
            }

            // a full stop after it ends the sentence
            while (end > at + 1 && text[end - 1] is '.' or '-')
            {
                end--;
            }

            if (start < at && end > at + 1)
            {
                masked.Append(text, from, start - from).Append(Placeholder);
                from = end;
            }
        }

        return masked.Append(text, from, text.Length - from).ToString();
    }

    private static bool IsLocal(char sign) => char.IsLetterOrDigit(sign) || "!#$%&'*+-/=?^_`{|}~.".Contains(sign, StringComparison.Ordinal);
}
