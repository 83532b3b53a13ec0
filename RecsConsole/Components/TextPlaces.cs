using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace RecsConsole.Components;

/// <summary>
/// Inserts markup into the placeholders of a text from a Texts.resx, so that a sentence around a link or a time is one text.
/// </summary>
public static partial class TextPlaces
{
    /// <summary>The text with its places, {0} and so on, filled by fragments.</summary>
    public static RenderFragment With(this string text, params RenderFragment[] places) =>
        builder =>
        {
            var at = 0;
            foreach (Match place in Place().Matches(text))
            {
                builder.AddContent(0, text[at..place.Index]);
                builder.AddContent(1, places[int.Parse(place.ValueSpan[1..^1], System.Globalization.CultureInfo.InvariantCulture)]);
                at = place.Index + place.Length;
            }

            builder.AddContent(2, text[at..]);
        };

    /// <summary>A word as a fragment, for a text whose other placeholders take markup.</summary>
    public static RenderFragment Plain(string? word) => builder => builder.AddContent(0, word);

    [GeneratedRegex(@"\{\d+\}", RegexOptions.None, 1000)]
    private static partial Regex Place();
}
