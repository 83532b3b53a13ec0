using System.Text;

namespace RecsConsole.Platform;

/// <summary>User texts in a Markdown file.</summary>
public static class MarkdownText
{
    // each of these can begin or contain markup somewhere
    private const string Marks = "\\`*_{}[]<>#+!|~";

    /// <summary>Escapes a text so that it appears literally.</summary>
    public static string Plain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (Marks.Contains(letter, StringComparison.Ordinal))
            {
                plain.Append('\\');
            }

            plain.Append(char.IsControl(letter) ? ' ' : letter);
        }

        return plain.ToString();
    }
}
