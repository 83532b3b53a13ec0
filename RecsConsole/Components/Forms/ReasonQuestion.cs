using RecsConsole.Components.Drafts;

namespace RecsConsole.Components.Forms;

/// <summary>What a <see cref="ReasonDialog"/> asks before something is done.</summary>
/// <param name="Title">Names the thing: "Roll back logistic-3?"</param>
/// <param name="Consequence">What will be different afterwards.</param>
/// <param name="Verb">The button: "Roll back".</param>
public sealed record ReasonQuestion(string Title, string Consequence, string Verb)
{
    /// <summary>The label of the field.</summary>
    public string Label { get; init; } = SharedTexts.Why;

    /// <summary>What is said when the field is empty; null when no reason is needed.</summary>
    public string? Missing { get; init; }

    /// <summary>Under what the reason is kept until it is sent; null where it is not.</summary>
    public DraftKey? Draft { get; init; }

    /// <summary>What stands in the field at first, unless something is kept.</summary>
    public string? Proposal { get; init; }

    public int LongestReason { get; init; } = 2000;

    public bool IsDestructive { get; init; }

    /// <summary>What Ctrl Enter does, as a verb: "rejects"; null when only the button does it.</summary>
    public string? Shortcut { get; init; }

    /// <summary>What has to be typed letter by letter before the button works, where nothing can be taken back.</summary>
    public string? MustType { get; init; }
}
