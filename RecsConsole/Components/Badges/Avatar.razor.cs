using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace RecsConsole.Components.Badges;

/// <summary>A person as two letters in a circle.</summary>
public sealed partial class Avatar
{
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    private static string InitialsOf(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Length switch
        {
            0 => "?",
            1 => FirstLetter(words[0]),
            _ => FirstLetter(words[0]) + FirstLetter(words[^1]),
        };
    }

    // A letter may be more than one char.
    private static string FirstLetter(string word) => StringInfo.GetNextTextElement(word).ToUpperInvariant();
}
