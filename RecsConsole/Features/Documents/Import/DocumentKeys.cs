using System.Text;

namespace RecsConsole.Features.Documents.Import;

/// <summary>Derives a document's key from its path.</summary>
public static class DocumentKeys
{
    /// <summary>The path without extension, in lower case, with hyphens for characters that a key cannot contain.</summary>
    public static string Of(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var stem = path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        var key = new StringBuilder(stem.Length);
        foreach (var each in stem.ToLowerInvariant())
        {
            var isKept = char.IsAsciiLetterLower(each) || char.IsAsciiDigit(each) || each is '.' or '_';
            if (isKept)
            {
                key.Append(each);
            }
            else if (key.Length > 0 && key[^1] != '-')
            {
                key.Append('-');
            }
        }

        return key.ToString().Trim('-');
    }
}
