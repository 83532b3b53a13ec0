using System.Text;
using System.Text.RegularExpressions;

namespace RecsConsole.Recommender.Retrieval.Masking;

/// <summary>
/// A pattern, its replacement, and a check that separates real matches from lookalikes. Patterns have bounded repetitions, so that no text
/// takes long.
/// </summary>
/// <param name="Form">The group "value" is replaced, or the whole match when there is no such group.</param>
/// <param name="LengthOf">How many characters at the start of the value are real; 0 when it is a lookalike.</param>
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
                // a lookalike may come right before a real number
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

/// <summary>A match of a rule's pattern and its position.</summary>
internal readonly record struct MaskCandidate(string Text, int Index, string Value)
{
    private const int LongestLabel = 32;

    public string Digits => new([.. Value.Where(char.IsAsciiDigit)]);

    /// <summary>The few characters before the match, where a label would be.</summary>
    public string Before => Text[Math.Max(0, Index - LongestLabel)..Index];
}
