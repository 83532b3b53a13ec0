using System.Globalization;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Features.Recommendations.Slates;

/// <summary>An item that was on screen: of which decision, and where in its slate.</summary>
public sealed record SeenItem(Guid DecisionId, SlateKind Kind, int Rank)
{
    /// <summary>The mark a card carries.</summary>
    public string Mark => string.Create(CultureInfo.InvariantCulture, $"{DecisionId:N}.{Kind.ToString().ToLowerInvariant()}.{Rank}");

    /// <summary>Reads what a browser sent; null when it is no mark.</summary>
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
