using System.Text;

namespace RecsConsole.Platform;

/// <summary>Texts that people wrote, in a Markdown file.</summary>
public static class MarkdownText
{
    // each of these can start or carry markup somewhere
    private const string Marks = "\\`*_{}[]<>#+!|~";

    /// <summary>A text as it stands, whatever is in it.</summary>
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
