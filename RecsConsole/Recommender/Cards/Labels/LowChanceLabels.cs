using RecsConsole.Engine.Claims;

namespace RecsConsole.Recommender.Cards.Labels;

/// <summary>
/// Why a card with a good record is Low, without numbers: the sign would otherwise look wrong beside "solved 18 of 21". The numbers stand in
/// the sign's hint and behind "Why this?".
/// </summary>
internal static class LowChanceLabels
{
    /// <summary>The reason that names the item's own chance on the case.</summary>
    public const string ByChance = "ground.low.chance";

    /// <summary>The line of a card; null unless the confidence is Low for one of the reasons that <c>LowChance</c> knows.</summary>
    public static string? Of(Claim reason) =>
        reason.Template switch
        {
            "ground.low.time" => RecommenderTexts.LowTime,
            "ground.low.here" => RecommenderTexts.LowHere,
            "ground.low.closing" => RecommenderTexts.LowClosing,
            "ground.low.action" => RecommenderTexts.LowAction,
            ByChance => RecommenderTexts.LowChance,
            _ => null,
        };
}
