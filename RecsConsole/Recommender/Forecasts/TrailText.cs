using RecsConsole.Casework.Intake;
using RecsConsole.Engine.Solutions;

namespace RecsConsole.Recommender.Forecasts;

/// <summary>What the words of a case tell the next-step model.</summary>
internal static class TrailText
{
    /// <summary>The signs of its words. A title that an import made of the last product says nothing of its own.</summary>
    public static IReadOnlyList<int> SignsOf(string title, string description, string? product, string key) =>
        CaseSigns.Of(product is not null && LogNames.IsTitleOf(title, product, key) ? "" : title, description, []);
}
