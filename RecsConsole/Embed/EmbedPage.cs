using RecsConsole.Features.Cases.Detail;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Embed;

/// <summary>Everything shown in a frame.</summary>
/// <param name="Kept">Appearance settings of the reader in the form of theme.js; null when unknown.</param>
public sealed record EmbedPage(EmbedAddress Address, string? Kept)
{
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
/// <param name="Hidden">Hidden fields that every form of the panel sends back, by name.</param>
public sealed record EmbedCase(CaseView View, ShownDecision? Decision, IReadOnlyDictionary<string, string> Hidden)
{
    /// <summary>Result of the last action.</summary>
    public EmbedResult? Said { get; init; }

    /// <summary>Why nothing could be suggested.</summary>
    public string? Trouble { get; init; }
}

/// <param name="IsWrong">Whether the request was refused.</param>
/// <param name="Undo">Undoes the response; null when that is not possible.</param>
public sealed record EmbedResult(string Words, bool IsWrong, string? Undo = null);
