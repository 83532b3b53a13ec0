using RecsConsole.Embed.Replying;
using RecsConsole.Embed.Showing;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Embed;

/// <summary>Everything shown in a frame.</summary>
/// <param name="Kept">Appearance settings of the reader in the form of theme.js; null when unknown.</param>
public sealed record EmbedPage(EmbedAddress Address, string? Kept)
{
    /// <summary>Opened by the console's own cookie, whose session its use prolongs; a session opened by a token is another.</summary>
    public bool IsByCookie { get; init; }

    /// <summary>Shown instead of a case.</summary>
    public EmbedFace? Face { get; init; }

    public EmbedCase? Case { get; init; }

    public int Status =>
        Face switch
        {
            null => StatusCodes.Status200OK,
            EmbedFace.SignIn => StatusCodes.Status401Unauthorized,
            EmbedFace.Over => StatusCodes.Status403Forbidden,
            EmbedFace.Stale => StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status404NotFound,
        };
}

/// <summary>A case in a frame.</summary>
/// <param name="Decision">Null when nothing is suggested.</param>
public sealed record EmbedCase(CaseView View, ShownDecision? Decision)
{
    private const int MaxSteps = 3;
    private const int MaxPeople = 2;

    /// <summary>Hidden fields that every form of the panel sends back, by name.</summary>
    public IReadOnlyDictionary<string, string> Hidden { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Name of the viewer's tenant.</summary>
    public string Tenant { get; init; } = "";

    /// <summary>The origins of the pages that may show the panel.</summary>
    public IReadOnlyList<string> Parents { get; init; } = [];

    /// <summary>The viewer may quote the document to the customer.</summary>
    public bool MayQuote { get; init; }

    /// <summary>Why each item is suggested; empty until the viewer asks.</summary>
    public IReadOnlyList<EmbedReason> Reasons { get; init; } = [];

    /// <summary>The steps shown: none while the case waits and every step is only a guess, as on the case page.</summary>
    public IReadOnlyList<ShownItem> Steps =>
        Decision is { IsWaiting: false } decision ? [.. decision.Slate(SlateKind.Action).Items.Take(MaxSteps)] : [];

    /// <summary>The document shown; null when none is suggested.</summary>
    public ShownItem? Document => Decision?.Slate(SlateKind.Document).Items is [var document, ..] ? document : null;

    /// <summary>The people shown.</summary>
    public IReadOnlyList<ShownItem> People => Decision is null ? [] : [.. Decision.Slate(SlateKind.Expert).Items.Take(MaxPeople)];

    /// <summary>Everything shown, from top to bottom.</summary>
    public IEnumerable<ShownItem> Items => Steps.Concat(new[] { Document }.OfType<ShownItem>()).Concat(People);

    /// <summary>The playbook by which the case's steps are counted: the furthest advanced; null when none applies.</summary>
    public ShownPlaybook? Playbook => Decision?.Playbooks is [var playbook, ..] ? playbook : null;

    /// <summary>Result of the last action.</summary>
    public EmbedResult? Said { get; init; }

    /// <summary>Why nothing could be suggested.</summary>
    public string? Trouble { get; init; }
}

/// <param name="IsWrong">Whether the request was refused.</param>
/// <param name="Undo">Undoes the response; null when that is not possible.</param>
public sealed record EmbedResult(string Words, bool IsWrong, string? Undo = null)
{
    /// <summary>The passage for the reply on the page around the panel; null for any other button.</summary>
    public QuotedText? Passage { get; init; }
}
