using RecsConsole.Features.Cases.Detail;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Embed;

/// <summary>All that a frame shows.</summary>
/// <param name="Kept">How its reader wants pages to look, as theme.js takes it; null where nobody knows.</param>
public sealed record EmbedPage(EmbedAddress Address, string? Kept)
{
    /// <summary>Instead of a case.</summary>
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
/// <param name="Decision">Null where nothing is suggested.</param>
/// <param name="Hidden">What every form of the panel sends back, by name.</param>
public sealed record EmbedCase(CaseView View, ShownDecision? Decision, IReadOnlyDictionary<string, string> Hidden)
{
    /// <summary>What came of the last answer.</summary>
    public EmbedSaid? Said { get; init; }

    /// <summary>Why nothing could be suggested.</summary>
    public string? Trouble { get; init; }
}

/// <param name="IsWrong">It was refused.</param>
/// <param name="Undo">Takes it back; null where that is not possible.</param>
public sealed record EmbedSaid(string Words, bool IsWrong, string? Undo = null);
