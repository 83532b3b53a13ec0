using RecsConsole.Engine.Text;

namespace RecsConsole.Features.Search.Results;

/// <summary>The part of a text with most of the search words.</summary>
public static class Excerpt
{
    private const int Length = 220;
    private const int Before = 60;

    // Only the beginning of longer texts is examined: a single result does not justify reading a whole book.
    private const int MaxExamined = 8_000;

    /// <summary>A line or two around the densest matches; the beginning when there are none.</summary>
    public static IReadOnlyList<HighlightPart> Of(string text, Highlighter highlighter, TextLanguage language)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(highlighter);
        var plain = OneLine(text.Length > MaxExamined ? text[..MaxExamined] : text);
        if (plain.Length <= Length)
        {
            return highlighter.Mark(plain, language);
        }

        var (start, end) = Window(plain, highlighter.Mark(plain, language));
        var parts = highlighter.Mark(plain[start..end].Trim(), language).ToList();
        if (start > 0)
        {
            parts.Insert(0, new("… ", false));
        }

        if (end < plain.Length)
        {
            parts.Add(new(" …", false));
        }

        return parts;
    }

    private static (int Start, int End) Window(string text, IReadOnlyList<HighlightPart> parts)
    {
        var hits = Places(parts);
        var (best, most) = (0, 0);
        foreach (var (at, _) in hits)
        {
            var distinct = hits.Where(hit => hit.At >= at && hit.At < at + Length - Before)
                .Select(hit => hit.Word)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Count();
            if (distinct > most)
            {
                (best, most) = (at, distinct);
            }
        }

        var start = ToWord(text, Math.Max(0, best - Before));
        return (start, ToWord(text, Math.Min(text.Length, start + Length)));
    }

    private static List<(int At, string Word)> Places(IReadOnlyList<HighlightPart> parts)
    {
        var places = new List<(int, string)>();
        var at = 0;
        foreach (var part in parts)
        {
            if (part.IsHit)
            {
                places.Add((at, part.Text));
            }

            at += part.Text.Length;
        }

        return places;
    }

    // Back to the previous space, so that no word is cut.
    private static int ToWord(string text, int position)
    {
        if (position <= 0 || position >= text.Length)
        {
            return position;
        }

        var space = text.LastIndexOf(' ', position - 1);
        return space < 0 || position - space > Before ? position : space;
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
