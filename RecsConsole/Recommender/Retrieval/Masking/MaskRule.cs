using System.Text;
using System.Text.RegularExpressions;

namespace RecsConsole.Recommender.Retrieval.Masking;

/// <summary>
/// A form of text, what it is replaced by, and a check that tells the real thing from what only looks like it. Forms have bounded repetitions, so that no
/// text takes long.
/// </summary>
/// <param name="Form">What is replaced is its group "value", or the whole where it has none.</param>
/// <param name="LengthOf">How many characters from the beginning of the value are the real thing; 0: it is none.</param>
internal sealed record MaskRule(string Placeholder, Regex Form, Func<MaskCandidate, int>? LengthOf = null)
{
    /// <summary>A rule with a check for the whole value.</summary>
    public static MaskRule Checked(string placeholder, Regex form, Func<MaskCandidate, bool> isReal) =>
        new(placeholder, form, candidate => isReal(candidate) ? candidate.Value.Length : 0);

    public string Replace(string text)
    {
        var match = Form.Match(text);
        if (!match.Success)
        {
            return text;
        }

        var (masked, from) = (new StringBuilder(text.Length), 0);
        while (match.Success)
        {
            var value = match.Groups["value"] is { Success: true } group ? group : match;
            var length = LengthOf is null ? value.Length : LengthOf(new(text, value.Index, value.Value));
            if (length == 0)
            {
                // a number that is none may stand before one that is
                match = Form.Match(text, AfterFirstWord(text, match.Index));
                continue;
            }

            masked.Append(text, from, value.Index - from).Append(Placeholder);
            from = value.Index + length;
            match = Form.Match(text, from);
        }

        return masked.Append(text, from, text.Length - from).ToString();
    }

    private static int AfterFirstWord(string text, int at)
    {
        var next = at + 1;
        while (next < text.Length && char.IsLetterOrDigit(text[next]))
        {
            next++;
        }

        return next;
    }
}

/// <summary>Something of the form of a rule, where it stands.</summary>
internal readonly record struct MaskCandidate(string Text, int Index, string Value)
{
    private const int LongestLabel = 32;

    public string Digits => new([.. Value.Where(char.IsAsciiDigit)]);

    /// <summary>The few characters before it, where its label would stand.</summary>
    public string Before => Text[Math.Max(0, Index - LongestLabel)..Index];
}
