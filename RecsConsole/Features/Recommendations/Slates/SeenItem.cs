using System.Globalization;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Features.Recommendations.Slates;

/// <summary>An impression: an item that was on screen, its decision, and its position in the slate.</summary>
public sealed record SeenItem(Guid DecisionId, SlateKind Kind, int Rank)
{
    /// <summary>The marker in the card's HTML.</summary>
    public string Mark => string.Create(CultureInfo.InvariantCulture, $"{DecisionId:N}.{Kind.ToCode()}.{Rank}");

    /// <summary>Parses what a browser sent; null when it is not a valid mark.</summary>
    public static SeenItem? Parse(string? mark)
    {
        var parts = mark?.Split('.') ?? [];
        return
            parts is [var decision, var kind, var rank]
            && Guid.TryParseExact(decision, "N", out var id)
            && Enum.TryParse<SlateKind>(kind, ignoreCase: true, out var known)
            && Enum.IsDefined(known)
            && int.TryParse(rank, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? new(id, known, place)
            : null;
    }
}
