using RecsConsole.Components.Drafts;

namespace RecsConsole.Components.Forms;

/// <summary>The question of a <see cref="ReasonDialog"/>.</summary>
/// <param name="Title">Names the object: "Roll back logistic-3?"</param>
/// <param name="Consequence">What will change.</param>
/// <param name="Verb">The button: "Roll back".</param>
public sealed record ReasonQuestion(string Title, string Consequence, string Verb)
{
    /// <summary>The label of the field.</summary>
    public string Label { get; init; } = SharedTexts.Why;

    /// <summary>The message when the field is empty; null when no reason is needed.</summary>
    public string? Missing { get; init; }

    /// <summary>The key under which unsent input is saved. Required, so that no reason is ever lost.</summary>
    public required DraftKey Draft { get; init; }

    /// <summary>The initial text, unless a draft is stored.</summary>
    public string? Proposal { get; init; }

    public int LongestReason { get; init; } = 2000;

    public bool IsDestructive { get; init; }

    /// <summary>What Ctrl+Enter does, as a verb: "rejects"; null when only the button works.</summary>
    public string? Shortcut { get; init; }

    /// <summary>The text to type before the button works, for actions that cannot be undone.</summary>
    public string? MustType { get; init; }
}
